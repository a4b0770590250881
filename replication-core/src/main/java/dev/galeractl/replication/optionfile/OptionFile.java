package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.source.SourceSpan;
import dev.galeractl.replication.source.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * One option file, every character of it accounted for: the texts of all tokens of all lines, joined, are the file.
 *
 * @param source what was parsed
 * @param lines  in order; a line longer than the server's buffer gives several
 */
public record OptionFile(SourceText source, List<Line> lines) {
    public OptionFile {
        lines = List.copyOf(lines);
    }

    /**
     * One line as the server reads it.
     *
     * @param number   1-based, of the line in the file
     * @param tokens   in order, without gaps, line end included
     * @param content  what it says
     * @param problems what is odd about it
     */
    public record Line(int number, List<Token> tokens, Content content, List<OptionFileProblem> problems) {
        public Line {
            tokens = List.copyOf(tokens);
            problems = List.copyOf(problems);
        }
    }

    /** A stretch of text and its role. */
    public record Token(Role role, String text, SourceSpan span) {}

    /** What a stretch of text is for. */
    public enum Role {
        /** Blanks, and the characters that end a line. */
        BLANK,
        COMMENT,
        /** A bracket, an equals sign. */
        SIGN,
        GROUP,
        NAME,
        /** As written, quotes and escapes included. */
        VALUE,
        DIRECTIVE,
        TARGET,
        /** Text the server does not see, such as what follows a closing bracket. */
        LOST
    }

    /** What a line says. */
    public sealed interface Content {}

    /** Blank, a comment, or something the server passes over. */
    public record Nothing() implements Content {}

    /** {@code [name]}; the name without trailing blanks. */
    public record GroupHeader(String name, SourceSpan span) implements Content {}

    /** A name, perhaps with a value (after quotes and escapes). */
    public record Setting(String name, SourceSpan nameSpan, Optional<String> value, Optional<SourceSpan> valueSpan)
            implements Content {}

    /** {@code !include} or, for a folder, {@code !includedir}. */
    public record Include(boolean folder, String target, SourceSpan span) implements Content {}
}
