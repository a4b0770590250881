package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.address.Ports;
import dev.galeractl.replication.address.Ports.Listener;
import dev.galeractl.replication.address.Ports.Origin;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** GAL211: one port of one address cannot be listened at twice. */
public final class PortsClash implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL211");

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWanted()) {
            return;
        }
        Ports ports = inquiry.ports();
        boolean network = !inquiry.options().flag("skip_networking").orElse(false)
                && !inquiry.options().flag("networking").map(on -> !on).orElse(false);
        if (network) {
            check(inquiry, "client-and-group", ports.client(), ports.group());
            check(inquiry, "client-and-transfer", ports.client(), ports.ist());
            check(inquiry, "client-and-transfer", ports.client(), ports.sst());
        }
        check(inquiry, "group-and-ist", ports.group(), ports.ist());
        check(inquiry, "group-and-sst", ports.group(), ports.sst());
        check(inquiry, "ist-and-sst", ports.ist(), ports.sst());
    }

    private static void check(Inquiry inquiry, String circumstance, Listener one, Listener other) {
        if (one.clashesWith(other)) {
            List<Evidence> evidence = Stream.of(one, other)
                    .flatMap(it -> it.origin().stream())
                    .map(it -> evidence(inquiry, it))
                    .distinct()
                    .toList();
            inquiry.found(
                    CODE, circumstance, Map.of("port", String.valueOf(one.port())), evidence.toArray(Evidence[]::new));
        }
    }

    private static Evidence evidence(Inquiry inquiry, Origin origin) {
        return inquiry.evidence(origin.setting(), origin.offset(), origin.text().length());
    }
}
