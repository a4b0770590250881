package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.PeerConnected;
import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.GroupEvent.ViewKind;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;
import java.util.Optional;

/** GAL403: peers answered and formed a group with this node, but none of them is in a Primary Component. */
final class NoPrimaryComponent implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        Optional<ViewChanged> together = start.all(ViewChanged.class).stream()
                .filter(view ->
                        view.kind() == ViewKind.NON_PRIMARY && view.members().size() > 1)
                .reduce((earlier, later) -> later);
        if (incident.kind() != IncidentKind.COULD_NOT_JOIN || together.isEmpty()) {
            return List.of();
        }
        List<String> answered = start.all(PeerConnected.class).stream()
                .map(PeerConnected::address)
                .distinct()
                .toList();
        return Cause.of("GAL403", incident)
                .in("join-failed")
                .with("peers", answered.isEmpty() ? Finding.UNKNOWN : String.join(", ", answered))
                .with("group", start.group())
                .with("members", Integer.toString(together.get().members().size()))
                .provenBy(start.all(PeerConnected.class))
                .provenBy(together)
                .explainsErrors()
                .alone();
    }
}
