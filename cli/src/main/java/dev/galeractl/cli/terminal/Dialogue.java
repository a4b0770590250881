package dev.galeractl.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;

/**
 * Several lines typed by the person at the terminal, on the conversation's stream. What was typed can be had again with the arrow keys, and
 * is forgotten at the end; the terminal is left as it was found.
 */
public final class Dialogue implements AutoCloseable {
    private final Terminal terminal;
    private final LineReader reader;
    private List<String> candidates = List.of();

    private Dialogue(Terminal terminal) {
        this.terminal = terminal;
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .completer((line, words, found) -> candidates.forEach(it -> found.add(new Candidate(it))))
                .build();
    }

    /**
     * Begins one.
     *
     * @param charset of the terminal
     */
    public static Dialogue open(Charset charset) {
        try {
            return new Dialogue(TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(SystemOutput.SysErr)
                    .encoding(charset)
                    .graphemeCluster(false)
                    .dumb(true)
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits for a line.
     *
     * @param likely what the tab key completes to
     * @param remembered whether the arrow keys bring it back later
     * @return it, without its end; empty after ^C, and after ^D on an empty line
     */
    public Optional<String> ask(String prompt, List<String> likely, boolean remembered) {
        candidates = List.copyOf(likely);
        reader.setVariable(LineReader.DISABLE_HISTORY, !remembered);
        try {
            return Optional.of(reader.readLine(prompt));
        } catch (UserInterruptException | EndOfFileException left) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
