package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.BackendFailed;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderOptionRejected;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.option.OptionCatalog;
import java.util.List;
import java.util.Optional;

/** GAL110: the provider says which of its options, or which value, it does not take. */
final class ProviderOptionNotTaken implements Diagnosis {

    private static final String BAD_VALUE = "Bad value '";

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        Optional<ProviderOptionRejected> rejected = start.first(ProviderOptionRejected.class);
        if (rejected.isPresent()) {
            return atLoading(incident, rejected.get());
        }
        return Masked.told(start, caseFile, failed -> failed.reason().startsWith(BAD_VALUE))
                .map(failed -> atOpening(incident, failed))
                .orElse(List.of());
    }

    private static List<Finding> atLoading(Incident incident, ProviderOptionRejected rejected) {
        Cause cause = Cause.of("GAL110", incident)
                .with("written", rejected.option())
                .with("value", rejected.value())
                .provenBy(rejected.line())
                .explainsErrors();
        if (rejected.option().isEmpty()) {
            return cause.in("some-value-refused").alone();
        }
        return rejected.option()
                .flatMap(OptionCatalog.ofProvider()::closest)
                .map(meant -> cause.in("refused").with("meant", meant))
                .orElseGet(() -> cause.in("refused-strange"))
                .alone();
    }

    private static List<Finding> atOpening(Incident incident, BackendFailed failed) {
        String reason = failed.reason();
        int end = reason.lastIndexOf("' for parameter '");
        String value = end < 0 ? Finding.UNKNOWN : reason.substring(BAD_VALUE.length(), end);
        String option = end < 0 ? Finding.UNKNOWN : reason.substring(end + "' for parameter '".length());
        boolean own = incident.start().all(BackendFailed.class).contains(failed);
        Cause cause = Cause.of("GAL110", incident)
                .in("value-refused")
                .sure(own ? Confidence.CERTAIN : Confidence.LIKELY)
                .with("written", option.endsWith("'") ? option.substring(0, option.length() - 1) : option)
                .with("value", value)
                .provenBy(failed.line());
        return cause.provenBy(own ? List.of() : incident.start().all(BackendFailed.class))
                .explainsErrors()
                .alone();
    }
}
