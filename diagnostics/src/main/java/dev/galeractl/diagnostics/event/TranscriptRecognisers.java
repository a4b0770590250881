package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.TranscriptEvent.MembersListed;
import dev.galeractl.diagnostics.event.TranscriptEvent.PortsListed;
import dev.galeractl.diagnostics.event.TranscriptEvent.StatementRefused;
import dev.galeractl.replication.log.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events of what people paste around a log: a client's answers and lists of open ports. */
final class TranscriptRecognisers {

    private TranscriptRecognisers() {}

    static void register(Recognisers on) {
        on.onFirstWord(
                "ERROR",
                (line, message) ->
                        message.startsWith("ERROR 1047 ") ? Optional.of(new StatementRefused(line)) : Optional.empty());
        on.onFirstWord("|", TranscriptRecognisers::incomingAddresses);
        on.onFirstWord("tcp", TranscriptRecognisers::netstat);
        on.onFirstWord("tcp6", TranscriptRecognisers::netstat);
        on.onFirstWord("LISTEN", TranscriptRecognisers::ss);
    }

    private static Optional<LogEvent> incomingAddresses(LogLine line, String message) {
        String[] cells = message.split("\\|", -1);
        return cells.length > 2 && cells[1].strip().equals("wsrep_incoming_addresses")
                ? Optional.of(new MembersListed(line, Addresses.list(cells[2])))
                : Optional.empty();
    }

    /** Each {@code LISTEN} ends an entry whose fourth column is the local address. */
    private static Optional<LogEvent> netstat(LogLine line, String message) {
        List<Integer> ports = new ArrayList<>();
        int from = 0;
        for (int end = message.indexOf("LISTEN"); end >= 0; end = message.indexOf("LISTEN", from)) {
            port(message.substring(from, end), 3).ifPresent(ports::add);
            from = end + "LISTEN".length();
        }
        return ports.isEmpty() ? Optional.empty() : Optional.of(new PortsListed(line, List.copyOf(ports)));
    }

    private static Optional<LogEvent> ss(LogLine line, String message) {
        return port(message, 3).map(port -> new PortsListed(line, List.of(port)));
    }

    private static Optional<Integer> port(String entry, int column) {
        String[] columns = entry.strip().split("\\s+", -1);
        if (columns.length <= column) {
            return Optional.empty();
        }
        String local = columns[column];
        return Phrase.leadingNumber(local.substring(local.lastIndexOf(':') + 1));
    }
}
