package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.ConnectingToGroup;
import dev.galeractl.diagnostics.event.GroupEvent.GroupNameMismatch;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;
import java.util.Optional;

/** GAL212: two names for one cluster. Only the member that is asked says so; the one who asks learns nothing. */
final class ClusterNameDiffers implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() == IncidentKind.REJECTS_PEER) {
            return asMember(incident, caseFile);
        }
        if (incident.kind() == IncidentKind.COULD_NOT_JOIN) {
            return asJoiner(incident, caseFile);
        }
        return List.of();
    }

    /** The member alone cannot say who it was. Where the other's log is there as well, the finding belongs to that one. */
    private static List<Finding> asMember(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        GroupNameMismatch mismatch = start.last(GroupNameMismatch.class).orElseThrow();
        boolean joinersLogIsHere = caseFile.incidents().stream()
                .filter(other -> other.kind() == IncidentKind.COULD_NOT_JOIN)
                .anyMatch(other ->
                        other.start().group().filter(mismatch.peers()::equals).isPresent());
        if (joinersLogIsHere) {
            return List.of();
        }
        return names(Cause.of("GAL212", incident), mismatch)
                .in("told-by-member")
                .with("times", Long.toString(start.count(GroupNameMismatch.class)))
                .provenBy(start.all(GroupNameMismatch.class))
                .alone();
    }

    private static List<Finding> asJoiner(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        Optional<String> name = start.group();
        Optional<GroupNameMismatch> told = caseFile.incidents().stream()
                .filter(other -> other.kind() == IncidentKind.REJECTS_PEER)
                .flatMap(other -> other.start().all(GroupNameMismatch.class).stream())
                .filter(mismatch -> name.filter(mismatch.peers()::equals).isPresent())
                .filter(mismatch -> happenedDuring(mismatch, start))
                .findFirst();
        return told.map(mismatch -> names(Cause.of("GAL212", incident), mismatch)
                        .in("join-failed")
                        .provenBy(start.last(ConnectingToGroup.class))
                        .provenBy(mismatch.line())
                        .explainsErrors()
                        .alone())
                .orElse(List.of());
    }

    private static Cause names(Cause cause, GroupNameMismatch mismatch) {
        return cause.with("member", mismatch.own()).with("joiner", mismatch.peers());
    }

    /** Clocks of two hosts differ; minutes do not matter, days do. */
    private static boolean happenedDuring(LogEvent told, ServerStart start) {
        if (told.line().time().isEmpty()
                || start.begin().isEmpty()
                || start.end().isEmpty()) {
            return true;
        }
        var when = told.line().time().get().local();
        return when.isAfter(start.begin().get().local().minusHours(1))
                && when.isBefore(start.end().get().local().plusHours(1));
    }
}
