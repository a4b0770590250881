package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ProviderEvent.ProtocolTooOld;
import dev.galeractl.diagnostics.event.TransferEvent.IstBroken;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;
import java.util.Optional;

/** GAL216: the group speaks a protocol that this node's provider does not know yet, or the donor sends what the node does not understand. */
final class ProtocolMix implements Diagnosis {

    /** What an arbitrator states that is alone: it takes part in no replication and so knows any version. */
    private static final int ANY = 127;

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        Optional<IstBroken> misunderstood =
                start.first(IstBroken.class).filter(broken -> broken.reason().contains("71 (Protocol error)"));
        if (misunderstood.isPresent()) {
            return Cause.of("GAL216", incident)
                    .in("missing-write-sets")
                    .sure(Confidence.LIKELY)
                    .with("provider", start.provider())
                    .provenBy(misunderstood)
                    .explainsErrors()
                    .alone();
        }
        return start.first(ProtocolTooOld.class)
                .map(old -> Cause.of("GAL216", incident)
                        .in(old.wanted() == ANY ? "arbitrator-alone" : "older-provider")
                        .with("protocol", old.protocol())
                        .with("wanted", Integer.toString(old.wanted()))
                        .with("known", Integer.toString(old.known()))
                        .with("provider", start.provider())
                        .provenBy(start.all(ProtocolTooOld.class))
                        .explainsErrors()
                        .alone())
                .orElse(List.of());
    }
}
