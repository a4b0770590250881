package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.address.ClusterAddress.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** GAL207: the same member twice, mostly a copied line that was not changed. */
public final class DuplicateMembers implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL207");

    @Override
    public void check(Inquiry inquiry) {
        if (inquiry.galera().isWanted()) {
            inquiry.clusterAddress().ifPresent(it -> check(inquiry, it));
        }
    }

    private static void check(Inquiry inquiry, Inquiry.AddressSetting setting) {
        int defaultPort = inquiry.ports().memberPort();
        List<Member> seen = new ArrayList<>();
        for (Member member : setting.address().members()) {
            if (seen.stream().anyMatch(it -> same(it, member, defaultPort))) {
                inquiry.found(
                        CODE,
                        "twice",
                        Map.of("member", member.address().toString()),
                        inquiry.evidence(setting.setting(), member.offset(), member.length()));
            }
            seen.add(member);
        }
    }

    private static boolean same(Member one, Member other, int defaultPort) {
        return one.address().sameHost(other.address())
                && one.port().orElse(defaultPort) == other.port().orElse(defaultPort);
    }
}
