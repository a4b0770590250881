package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.StorageEvent;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.List;

/** GAL610: innodb_page_size is not the one the data was made with. */
final class PageSizeDiffers implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        List<StorageEvent.PageSizeDiffers> differs = HostCause.events(incident, StorageEvent.PageSizeDiffers.class);
        if (differs.isEmpty()) {
            return List.of();
        }
        return Cause.of("GAL610", incident)
                .in("start-failed")
                .with("found", differs.get(0).found())
                .with("configured", differs.get(0).configured())
                .provenBy(differs)
                .explainsErrors()
                .alone();
    }
}
