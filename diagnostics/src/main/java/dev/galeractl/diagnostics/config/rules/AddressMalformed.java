package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.rules.Inquiry.AddressSetting;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.address.AddressProblem;
import dev.galeractl.replication.address.ClusterAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** GAL206: mistakes in the list of members, told apart by what the server makes of them. */
public final class AddressMalformed implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL206");

    @Override
    public void check(Inquiry inquiry) {
        if (inquiry.galera().isWanted()) {
            inquiry.clusterAddress()
                    .ifPresent(it -> it.address().problems().forEach(problem -> check(inquiry, it, problem)));
        }
    }

    private static void check(Inquiry inquiry, AddressSetting setting, AddressProblem problem) {
        circumstance(setting.address(), problem).ifPresent(circumstance -> {
            Map<String, String> parameters = new HashMap<>(setting.parameters());
            String text = setting.address().text();
            parameters.put("written", text.substring(problem.offset(), problem.offset() + problem.length()));
            inquiry.found(CODE, circumstance, parameters, inquiry.evidence(setting, problem));
        });
    }

    /** Empty for what other pages tell. */
    private static Optional<String> circumstance(ClusterAddress address, AddressProblem problem) {
        return switch (problem.kind()) {
            case SCHEME_MISSING, SCHEME_UNKNOWN, SLASHES -> Optional.empty();
            case SEPARATOR -> Optional.of("separator");
            case EMPTY_MEMBER -> emptyMember(address);
            case SCHEME_REPEATED -> Optional.of("scheme-repeated");
            case STRAY -> Optional.of(stray(address, problem));
            case HOST -> Optional.of("host");
            case BRACKETS -> Optional.of("brackets");
            case PORT -> Optional.of(problem.suggestion().isPresent() ? "harmless" : "port");
            case PATH -> Optional.of("harmless");
            case OPTION -> Optional.of("option");
        };
    }

    private static Optional<String> emptyMember(ClusterAddress address) {
        if (!address.isBootstrap()) {
            return Optional.of("harmless");
        }
        return address.members().isEmpty() ? Optional.empty() : Optional.of("first-member-empty");
    }

    private static String stray(ClusterAddress address, AddressProblem problem) {
        String written = address.text().substring(problem.offset(), problem.offset() + problem.length());
        if (written.endsWith("@")
                || (written.isBlank()
                        && problem.offset() + problem.length() == address.text().length())) {
            return "harmless";
        }
        return "stray";
    }
}
