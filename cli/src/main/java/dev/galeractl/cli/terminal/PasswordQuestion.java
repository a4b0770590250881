package dev.galeractl.cli.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;
import org.jline.utils.NonBlockingReader;

/**
 * Asks the person at the terminal for something that is not to be seen. Nothing that is typed is shown or remembered, and the terminal is left as it was
 * found.
 *
 * <p>JLine's line reader is not used: on a terminal that says it is dumb it cannot keep from showing what is typed.
 */
public final class PasswordQuestion {
    private static final int LONGEST = 1024;
    private static final int INTERRUPT = 3;
    private static final int END = 4;
    private static final int ERASE_ALL = 21;
    private static final int BACKSPACE = 8;
    private static final int DELETE = 127;

    /** ^C instead of an answer. */
    public static final class Interrupted extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private PasswordQuestion() {}

    /**
     * Asks once.
     *
     * @return what was typed; empty after ^D, or if the terminal cannot be kept from showing it
     */
    public static Optional<char[]> ask(String question) throws Interrupted {
        // Of any kind that is not dumb; nothing is asked of the terminal but that it does not show what is typed.
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .systemOutput(SystemOutput.SysErr)
                .type("ansi")
                .graphemeCluster(false)
                .dumb(false)
                .build()) {
            Attributes before = terminal.getAttributes();
            Attributes silent = new Attributes(before);
            silent.setLocalFlag(LocalFlag.ECHO, false);
            silent.setLocalFlag(LocalFlag.ICANON, false);
            silent.setLocalFlag(LocalFlag.ISIG, false);
            PrintWriter writer = terminal.writer();
            terminal.setAttributes(silent);
            try {
                writer.print(question + " ");
                writer.flush();
                return typed(terminal.reader());
            } finally {
                terminal.setAttributes(before);
                writer.println();
                writer.flush();
            }
        } catch (IOException | IllegalStateException noTerminal) {
            return Optional.empty();
        }
    }

    private static Optional<char[]> typed(NonBlockingReader reader) throws IOException, Interrupted {
        char[] line = new char[LONGEST];
        int length = 0;
        try {
            while (true) {
                int typed = reader.read();
                switch (typed) {
                    case '\r', '\n' -> {
                        return Optional.of(Arrays.copyOf(line, length));
                    }
                    case INTERRUPT -> throw new Interrupted();
                    case END, -1 -> {
                        return Optional.empty();
                    }
                    case ERASE_ALL -> length = 0;
                    case BACKSPACE, DELETE -> length = Math.max(0, length - 1);
                    default -> {
                        if (typed >= 0 && length < LONGEST) {
                            line[length] = (char) typed;
                            length++;
                        }
                    }
                }
            }
        } finally {
            Arrays.fill(line, '\0');
        }
    }
}
