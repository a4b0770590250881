package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ProviderEvent.ProtocolTooOld;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;

/** GAL216: the group speaks a protocol that this node's provider does not know yet. */
final class ProtocolMix implements Diagnosis {

    /** What an arbitrator states that is alone: it takes part in no replication and so knows any version. */
    private static final int ANY = 127;

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
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
