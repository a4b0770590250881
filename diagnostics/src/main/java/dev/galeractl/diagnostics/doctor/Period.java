package dev.galeractl.diagnostics.doctor;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What logs tell of the time since a moment. A time without an offset cannot be compared with it, and counts as later. */
record Period(Instant since, List<ReadLog> logs) {

    static Period since(Instant since, List<ReadLog> logs) {
        return new Period(since, logs);
    }

    CaseFile caseFile() {
        CaseFile all = CaseFile.of(logs.stream().map(this::shortened).toList());
        return new CaseFile(
                all.logs(),
                all.nodes(),
                all.membership(),
                all.incidents().stream().filter(this::concerns).toList());
    }

    private ReadLog shortened(ReadLog log) {
        List<ServerStart> starts = log.starts().stream().filter(this::concerns).toList();
        // Which of those that were not kept it concerns is not known: all, unless it concerns not all that were.
        boolean all = starts.size() == log.starts().size();
        return new ReadLog(
                log.source(),
                starts,
                all ? log.begun() : starts.size(),
                log.aside(),
                log.lines(),
                log.headed(),
                log.wsrep());
    }

    private boolean concerns(ServerStart start) {
        return start.end().map(this::isLater).orElse(true);
    }

    private boolean concerns(Incident incident) {
        Optional<LogTime> last = incident.events().stream()
                .map(LogEvent::line)
                .map(LogLine::time)
                .flatMap(Optional::stream)
                .reduce((earlier, later) -> later);
        return last.map(this::isLater).orElse(true);
    }

    private boolean isLater(LogTime time) {
        return time.offset()
                .map(offset -> !time.local().toInstant(offset).isBefore(since))
                .orElse(true);
    }
}
