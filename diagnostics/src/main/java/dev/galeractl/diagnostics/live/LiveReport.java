package dev.galeractl.diagnostics.live;

import java.util.List;

/**
 * The present, as a part of the doctor's report.
 *
 * @param remarks what has changed since the logs were written, each belonging to a finding
 */
public record LiveReport(LiveFacts facts, List<Present.Remark> remarks) {
    public LiveReport {
        remarks = List.copyOf(remarks);
    }
}
