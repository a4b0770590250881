package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.LogEvent.MembersListed;
import dev.galeractl.diagnostics.event.LogEvent.PortListed;
import dev.galeractl.diagnostics.event.LogEvent.StatementRefused;
import dev.galeractl.replication.log.LogLine;
import java.util.Optional;

/** Events of what people paste around a log: a client's answers and lists of open ports. */
final class TranscriptEvents {

    private TranscriptEvents() {}

    static void register(Recognisers on) {
        on.onFirstWord(
                "ERROR",
                (line, message) ->
                        message.startsWith("ERROR 1047 ") ? Optional.of(new StatementRefused(line)) : Optional.empty());
        on.onFirstWord("|", TranscriptEvents::incomingAddresses);
        on.onFirstWord("tcp", TranscriptEvents::netstat);
        on.onFirstWord("tcp6", TranscriptEvents::netstat);
        on.onFirstWord("LISTEN", TranscriptEvents::ss);
    }

    private static Optional<LogEvent> incomingAddresses(LogLine line, String message) {
        String[] cells = message.split("\\|", -1);
        return cells.length > 2 && cells[1].strip().equals("wsrep_incoming_addresses")
                ? Optional.of(new MembersListed(line, Addresses.list(cells[2])))
                : Optional.empty();
    }

    private static Optional<LogEvent> netstat(LogLine line, String message) {
        return message.endsWith("LISTEN") || message.contains("LISTEN ") ? port(line, message, 3) : Optional.empty();
    }

    private static Optional<LogEvent> ss(LogLine line, String message) {
        return port(line, message, 3);
    }

    private static Optional<LogEvent> port(LogLine line, String message, int column) {
        String[] columns = message.strip().split("\\s+", -1);
        if (columns.length <= column) {
            return Optional.empty();
        }
        String local = columns[column];
        return Phrase.leadingNumber(local.substring(local.lastIndexOf(':') + 1))
                .map(port -> new PortListed(line, port));
    }
}
