package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.MembershipEvent.HistoryCompared;
import dev.galeractl.diagnostics.event.TransferEvent.CacheTooShort;
import dev.galeractl.diagnostics.event.TransferEvent.SnapshotInstalled;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.StateTransfers;
import dev.galeractl.diagnostics.incident.Transfer;
import java.util.List;
import java.util.Optional;

/** GAL312: a whole copy came where a few write-sets would have done; why, only the donor says. */
final class SnapshotInsteadOfIst implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        return Transfer.received(incident.start()).stream()
                .filter(it -> it.events().get(0).equals(incident.events().get(0)))
                .findFirst()
                .map(received -> finding(incident, received, caseFile))
                .orElse(List.of());
    }

    private static List<Finding> finding(Incident incident, Transfer received, CaseFile caseFile) {
        HistoryCompared compared = received.first(HistoryCompared.class).orElseThrow();
        Optional<CacheTooShort> cache =
                StateTransfers.giver(caseFile.nodes(), received).flatMap(given -> given.first(CacheTooShort.class));
        return Cause.of("GAL312", incident)
                .in(cache.isPresent() ? "cache-too-short" : "reason-on-donor")
                .with("donor", received.donor())
                .with("position", compared.local())
                .with("group", compared.group())
                .with("seqno", cache.map(CacheTooShort::seqno))
                .provenBy(cache)
                .provenBy(compared.line())
                .provenBy(received.first(SnapshotInstalled.class))
                .alone();
    }
}
