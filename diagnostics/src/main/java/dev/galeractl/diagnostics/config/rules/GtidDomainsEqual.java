package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** GAL127: the cluster's own transactions and those of one node are counted in the same GTID domain. */
public final class GtidDomainsEqual implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL127");
    private static final String MODE = "wsrep_gtid_mode";
    private static final String CLUSTER = "wsrep_gtid_domain_id";
    private static final String NODE = "gtid_domain_id";

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWanted() || !inquiry.options().flag(MODE).orElse(false)) {
            return;
        }
        long cluster = ServerValue.number(inquiry, CLUSTER).orElse(0L);
        if (cluster == ServerValue.number(inquiry, NODE).orElse(0L)) {
            Evidence[] evidence = Stream.of(MODE, CLUSTER, NODE)
                    .map(inquiry.options()::setting)
                    .flatMap(Optional::stream)
                    .map(inquiry::evidence)
                    .toArray(Evidence[]::new);
            inquiry.found(CODE, "equal", Map.of("domain", String.valueOf(cluster)), evidence);
        }
    }
}
