package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ProviderEvent.ProviderLoading;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderNotLoadable;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.List;

/** GAL104: the library that wsrep_provider names cannot be loaded; GAL103 where it names none. */
final class ProviderNotFound implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        return incident.start()
                .first(ProviderNotLoadable.class)
                .map(failed -> found(incident, failed))
                .orElse(List.of());
    }

    private static List<Finding> found(Incident incident, ProviderNotLoadable failed) {
        String wanted = failed.path();
        String provider = incident.start()
                .last(ProviderLoading.class)
                .map(ProviderLoading::path)
                .filter(path -> !wanted.isEmpty())
                .orElse(wanted);
        return Cause.of(wanted.isEmpty() ? "GAL103" : "GAL104", incident)
                .in(wanted.isEmpty() ? "empty-in-log" : circumstance(failed, provider))
                .with("path", Peers.forCommand(provider))
                .with("library", Peers.forCommand(wanted))
                .with("reason", failed.reason())
                .provenBy(failed.line())
                .explainsErrors()
                .alone();
    }

    /** The loader's words for a missing file are the same for the library and for what the library needs. */
    private static String circumstance(ProviderNotLoadable failed, String provider) {
        String reason = failed.reason();
        if (reason.contains("undefined symbol") || reason.contains("' not found (required by")) {
            return "symbol-missing";
        }
        if (!failed.path().equals(provider) && reason.contains("No such file")) {
            return "needs-library";
        }
        boolean otherBuild = reason.contains("ELF") || reason.contains("file too short");
        return otherBuild ? "other-build" : "not-loadable";
    }
}
