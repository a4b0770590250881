package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.ProcessEvent.CrashedBeforeUpgrade;
import dev.galeractl.diagnostics.event.ProcessEvent.DataOfNewerVersion;
import dev.galeractl.diagnostics.event.ProcessEvent.DatadirUnusable;
import dev.galeractl.diagnostics.event.ProcessEvent.RedoLogUnusable;
import dev.galeractl.diagnostics.event.ProcessEvent.SystemTableMissing;
import dev.galeractl.diagnostics.event.ProcessEvent.SystemTableOutdated;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;
import java.util.Optional;

/** GAL909 to 912: a datadir that is missing, was never made, or was made by another version. */
final class DatadirUnfit implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        return incident.kind() == IncidentKind.RUNS_ON_UNFIT_DATA ? running(incident) : refused(incident);
    }

    private static List<Finding> running(Incident incident) {
        ServerStart start = incident.start();
        Optional<DataOfNewerVersion> newer = start.first(DataOfNewerVersion.class);
        if (newer.isPresent()) {
            return Cause.of("GAL911", incident)
                    .in("runs")
                    .with("version", start.version())
                    .provenBy(newer.get().line())
                    .alone();
        }
        return start.first(SystemTableOutdated.class)
                .map(first -> Cause.of("GAL910", incident)
                        .in("runs")
                        .with("version", start.version())
                        .with("table", first.table())
                        .provenBy(start.all(SystemTableOutdated.class))
                        .alone())
                .orElse(List.of());
    }

    private static List<Finding> refused(Incident incident) {
        ServerStart start = incident.start();
        Optional<DatadirUnusable> folder = start.first(DatadirUnusable.class);
        if (folder.isPresent()) {
            return Cause.of("GAL909", incident)
                    .in(folder.get().reason().contains("ermission") ? "no-access" : "no-folder")
                    .with("folder", Peers.forCommand(folder.get().folder()))
                    .with("reason", folder.get().reason())
                    .provenBy(folder.get().line())
                    .explainsErrors()
                    .alone();
        }
        if (start.has(CrashedBeforeUpgrade.class)) {
            return version(incident, "crashed-before-upgrade", start.first(CrashedBeforeUpgrade.class));
        }
        if (start.has(DataOfNewerVersion.class) && !start.has(SystemTableMissing.class)) {
            return version(incident, "refused", start.first(DataOfNewerVersion.class));
        }
        Optional<RedoLogUnusable> redo = start.first(RedoLogUnusable.class);
        if (redo.isPresent()) {
            return Cause.of("GAL912", incident)
                    .in("refused")
                    .provenBy(redo.get().line())
                    .explainsErrors()
                    .alone();
        }
        return start.first(SystemTableMissing.class)
                .map(missing -> Cause.of("GAL909", incident)
                        .in("no-system-tables")
                        .with("table", missing.table())
                        .provenBy(missing.line())
                        .explainsErrors()
                        .alone())
                .orElse(List.of());
    }

    private static List<Finding> version(Incident incident, String circumstance, Optional<? extends LogEvent> said) {
        return Cause.of("GAL911", incident)
                .in(circumstance)
                .with("version", incident.start().version())
                .provenBy(said)
                .explainsErrors()
                .alone();
    }
}
