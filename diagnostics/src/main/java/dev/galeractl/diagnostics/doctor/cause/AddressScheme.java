package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.BackendNotSupported;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.replication.address.ClusterAddress;
import java.util.List;

/** GAL204: the address starts with something else than {@code gcomm://}. */
final class AddressScheme implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        return incident.start()
                .first(BackendNotSupported.class)
                .map(refused -> Cause.of("GAL204", incident)
                        .in("start-refused")
                        .with("address", refused.clusterAddress())
                        .with("mended", mended(refused.clusterAddress()))
                        .provenBy(refused.line())
                        .explainsErrors()
                        .alone())
                .orElse(List.of());
    }

    private static String mended(String address) {
        int slashes = address.indexOf("://");
        String members = slashes < 0 ? address : address.substring(slashes + 3);
        return Peers.forCommand(ClusterAddress.parse(address).mended().orElse("gcomm://" + members));
    }
}
