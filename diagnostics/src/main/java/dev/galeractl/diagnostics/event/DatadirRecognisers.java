package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.ProcessEvent.CrashedBeforeUpgrade;
import dev.galeractl.diagnostics.event.ProcessEvent.DataOfNewerVersion;
import dev.galeractl.diagnostics.event.ProcessEvent.DatadirUnusable;
import dev.galeractl.diagnostics.event.ProcessEvent.RedoLogUnusable;
import dev.galeractl.diagnostics.event.ProcessEvent.StackFrame;
import dev.galeractl.diagnostics.event.ProcessEvent.SystemTableMissing;
import dev.galeractl.diagnostics.event.ProcessEvent.SystemTableOutdated;
import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import java.util.List;
import java.util.Optional;

/** Events of a datadir that does not fit its server, and the calls of a crash report. */
final class DatadirRecognisers {

    private DatadirRecognisers() {}

    static void register(Recognisers on) {
        on.onFirstWord("Fatal", "open and lock privilege tables", DatadirRecognisers::tableMissing);
        on.onFirstWord("Can't", "open and lock privilege tables", DatadirRecognisers::tableMissing);
        on.onFirstWord("Column", "Column count of ", DatadirRecognisers::tableOutdated);
        on.onFirstWord("Incorrect", "definition of table mysql.", DatadirRecognisers::tableOutdated);
        on.onFirstWord("Missing", "Missing system table ", DatadirRecognisers::tableOutdated);
        on.onPhrase("Can't change dir to '", DatadirRecognisers::folder);
        on.onAnyPhrase(
                List.of(
                        "has been removed on upgrade to MariaDB",
                        "Unsupported redo log format",
                        "Cannot downgrade from ",
                        "Invalid MySQL server downgrade"),
                (line, message) -> when(line.level() == LogLevel.ERROR, new DataOfNewerVersion(line)));
        on.onPhrase(
                "Upgrade after a crash is not supported",
                (line, message) -> Optional.of(new CrashedBeforeUpgrade(line)));
        on.onAnyPhrase(
                List.of("ib_logfile0 was not found", "ib_logfile0 is too small", "is of different size"),
                (line, message) -> when(message.startsWith("InnoDB:"), new RedoLogUnusable(line)));
        on.onPhrase("Missing FILE_CHECKPOINT", (line, message) -> Optional.of(new RedoLogUnusable(line)));
        on.onAnyPhrase(List.of(")[0x", ") [0x"), DatadirRecognisers::frame);
    }

    private static Optional<LogEvent> when(boolean said, LogEvent event) {
        return said ? Optional.of(event) : Optional.empty();
    }

    /** With the level of a warning the server goes on without that table. */
    private static Optional<LogEvent> tableMissing(LogLine line, String message) {
        return line.level() == LogLevel.ERROR
                ? Phrase.between(message, "Table '", "'").map(table -> new SystemTableMissing(line, table))
                : Optional.empty();
    }

    private static Optional<LogEvent> tableOutdated(LogLine line, String message) {
        return Phrase.wordAfter(message, "Column count of ")
                .or(() -> Phrase.wordAfter(message, "definition of table "))
                .or(() -> Phrase.wordAfter(message, "Missing system table "))
                .filter(table -> table.startsWith("mysql."))
                .map(table -> new SystemTableOutdated(line, table.replaceFirst("[:;]$", "")));
    }

    private static Optional<LogEvent> folder(LogLine line, String message) {
        return Phrase.between(message, "Can't change dir to '", "'").map(folder -> {
            String reason = Phrase.between(message, "Errcode: ", ")").orElse("");
            String quoted = Phrase.between(reason, "\"", "\"").orElse(reason);
            return new DatadirUnusable(line, folder, quoted);
        });
    }

    /** Frames stand on lines of their own; the name of the function is enough to look for a known bug. */
    private static Optional<LogEvent> frame(LogLine line, String message) {
        int address = message.indexOf("[0x");
        int open = message.indexOf('(');
        if (!line.isBare() || !message.endsWith("]") || address < 0 || open < 0 || open > address) {
            return Optional.empty();
        }
        int plus = message.indexOf("+0x", open);
        int end = plus > 0 && plus < address ? plus : message.lastIndexOf(')', address);
        return end <= open + 1
                ? Optional.empty()
                : Optional.of(new StackFrame(line, FunctionName.plain(message.substring(open + 1, end))));
    }
}
