package dev.galeractl.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;

/** Asks the person at the terminal, on the conversation's stream. The terminal is left as it was found. */
public final class Question {
    /** What came back. */
    public enum Answer {
        YES,
        NO,
        /** ^C instead of an answer. */
        INTERRUPTED
    }

    private Question() {}

    /**
     * Asks once; everything but a clear yes is a no.
     *
     * @param question ends with the choices, for example {@code Go on? [y/N]}
     */
    public static Answer ask(String question) {
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .systemOutput(SystemOutput.SysErr)
                .graphemeCluster(false)
                .dumb(true)
                .build()) {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .variable(LineReader.DISABLE_HISTORY, true)
                    .build();
            return of(reader.readLine(question + " "));
        } catch (UserInterruptException interrupt) {
            return Answer.INTERRUPTED;
        } catch (EndOfFileException end) {
            return Answer.NO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer of(String line) {
        return switch (line.strip().toLowerCase(Locale.ROOT)) {
            case "y", "yes", "はい" -> Answer.YES;
            default -> Answer.NO;
        };
    }
}
