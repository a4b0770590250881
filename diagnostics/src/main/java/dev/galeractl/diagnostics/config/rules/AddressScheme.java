package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.rules.Inquiry.AddressSetting;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.address.AddressProblem;
import dev.galeractl.replication.address.ClusterAddress.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** GAL204: what stands before the first member is not {@code gcomm://}. */
public final class AddressScheme implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL204");

    @Override
    public void check(Inquiry inquiry) {
        if (inquiry.galera().isWanted()) {
            inquiry.clusterAddress()
                    .ifPresent(it -> it.address().problems().forEach(problem -> check(inquiry, it, problem)));
        }
    }

    private static void check(Inquiry inquiry, AddressSetting setting, AddressProblem problem) {
        String circumstance = switch (problem.kind()) {
            case SCHEME_UNKNOWN -> problem.suggestion().isPresent() ? "unknown-scheme" : "scheme-without-network";
            case SCHEME_MISSING -> "no-scheme";
            case SLASHES -> setting.address().isBootstrap() ? "too-many-slashes" : "wrong-slashes";
            case SEPARATOR, EMPTY_MEMBER, SCHEME_REPEATED, STRAY, HOST, BRACKETS, PORT, PATH, OPTION -> "";
        };
        if (!circumstance.isEmpty()) {
            Map<String, String> parameters = new HashMap<>(setting.parameters());
            parameters.put("scheme", setting.address().scheme());
            parameters.put("file", inquiry.file());
            parameters.put("members", members(inquiry, setting));
            inquiry.found(
                    CODE,
                    withoutMembers(inquiry, setting, circumstance),
                    parameters,
                    inquiry.evidence(setting, problem));
        }
    }

    /** A scheme without network makes no difference between members and none; of the others nothing is left to be mended. */
    private static String withoutMembers(Inquiry inquiry, AddressSetting setting, String circumstance) {
        boolean nobody =
                setting.address().members().isEmpty() && !setting.address().isBootstrap();
        if (circumstance.equals("scheme-without-network")) {
            return PackagedExample.isUntouched(inquiry.options()) ? "as-packaged" : circumstance;
        }
        return nobody ? "nobody-listed" : circumstance;
    }

    private static String members(Inquiry inquiry, AddressSetting setting) {
        List<Member> listed = setting.address().members();
        return listed.isEmpty()
                ? inquiry.members()
                : listed.stream().map(it -> it.address().toString()).collect(Collectors.joining(","));
    }
}
