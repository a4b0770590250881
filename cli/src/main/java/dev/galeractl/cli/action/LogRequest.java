package dev.galeractl.cli.action;

import dev.galeractl.replication.log.envelope.LogForm;
import java.util.List;
import java.util.Optional;

/**
 * Which logs are to be read, and how.
 *
 * @param logs files, folders, patterns; {@code -} is standard input
 * @param form what is around their lines; empty: found out
 * @param timezone the zone of times without one, as written
 * @param since as written
 * @param until as written
 */
public record LogRequest(
        List<String> logs,
        Optional<LogForm> form,
        Optional<String> timezone,
        Optional<String> since,
        Optional<String> until) {
    public LogRequest {
        logs = List.copyOf(logs);
    }

    /** The same with other logs. */
    LogRequest of(List<String> others) {
        return new LogRequest(others, form, timezone, since, until);
    }
}
