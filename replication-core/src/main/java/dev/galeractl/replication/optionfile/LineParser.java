package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.optionfile.OptionFile.Content;
import dev.galeractl.replication.optionfile.OptionFile.GroupHeader;
import dev.galeractl.replication.optionfile.OptionFile.Include;
import dev.galeractl.replication.optionfile.OptionFile.Line;
import dev.galeractl.replication.optionfile.OptionFile.Nothing;
import dev.galeractl.replication.optionfile.OptionFile.Role;
import dev.galeractl.replication.optionfile.OptionFile.Setting;
import dev.galeractl.replication.optionfile.OptionFile.Token;
import dev.galeractl.replication.optionfile.OptionFileProblem.Kind;
import dev.galeractl.replication.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses one buffer full of a line. All indexes count bytes of the {@link ByteLine}. */
final class LineParser {
    private static final String INCLUDE_FOLDER = "includedir";
    private static final String INCLUDE = "include";
    private static final String COMMENT_AND_QUOTES = "#\"'";

    private final String file;
    private final int number;
    private final ByteLine line;
    private final int start;
    private final int end;
    /** Where the server stops seeing: at a NUL byte, else at {@link #end}. */
    private final int seen;

    private final List<Token> tokens = new ArrayList<>();
    private final List<OptionFileProblem> problems = new ArrayList<>();
    private int taken;

    LineParser(String file, int number, ByteLine line, int start, int end) {
        this.file = file;
        this.number = number;
        this.line = line;
        this.start = start;
        this.end = end;
        this.seen = line.find('\0', start, end);
        this.taken = start;
    }

    Line parse() {
        if (start > 0 && skipBlanks(start, seen) < seen) {
            problem(Kind.LINE_TOO_LONG, start, end, line.text(start, Math.min(end, start + 60)));
        }
        if (seen < end) {
            problem(Kind.NUL_BYTE, seen, seen + 1, "");
        }
        int first = skipBlanks(start, seen);
        take(Role.BLANK, first);
        Content content = first == seen ? new Nothing() : content(first);
        take(Role.BLANK, skipBlanks(taken, seen));
        take(Role.LOST, end);
        return new Line(number, tokens, content, problems);
    }

    private Content content(int first) {
        return switch (line.at(first)) {
            case '#', ';' -> {
                take(Role.COMMENT, trimBlanks(first, seen));
                yield new Nothing();
            }
            case '!' -> directive(first);
            case '[' -> group(first);
            default -> setting(first);
        };
    }

    private Content directive(int first) {
        int word = skipBlanks(first + 1, seen);
        String keyword = starts(word, INCLUDE_FOLDER) ? INCLUDE_FOLDER : starts(word, INCLUDE) ? INCLUDE : "";
        int after = word + keyword.length();
        if (keyword.isEmpty() || after == seen || !isBlank(line.at(after))) {
            take(Role.LOST, trimBlanks(first, seen));
            problem(Kind.UNKNOWN_DIRECTIVE, first, taken, line.text(first, taken));
            return new Nothing();
        }
        take(Role.DIRECTIVE, after);
        int from = skipBlanks(after, seen);
        take(Role.BLANK, from);
        // The server takes the last byte for the line end without looking.
        int to = trimBlanks(from, Math.max(from, seen - 1));
        if (to == from) {
            take(Role.LOST, trimBlanks(from, seen));
            problem(Kind.DIRECTIVE_WITHOUT_TARGET, first, after, keyword);
            return new Nothing();
        }
        take(Role.TARGET, to);
        String target = line.decode(line.raw(from, to));
        if (to < trimBlanks(from, seen)) {
            problem(Kind.DIRECTIVE_CUT, to, seen, target);
            take(Role.LOST, trimBlanks(to, seen));
        }
        return new Include(keyword.equals(INCLUDE_FOLDER), target, span(from, to));
    }

    private boolean starts(int from, String word) {
        return from + word.length() <= seen
                && line.raw(from, from + word.length()).equals(word);
    }

    private Content group(int first) {
        int bracket = line.find(']', first, seen);
        if (bracket == seen) {
            take(Role.LOST, trimBlanks(first, seen));
            problem(Kind.GROUP_NOT_CLOSED, first, taken, line.text(first + 1, taken));
            return new Nothing();
        }
        int to = trimBlanks(first + 1, bracket);
        take(Role.SIGN, first + 1);
        take(Role.GROUP, to);
        take(Role.BLANK, bracket);
        take(Role.SIGN, bracket + 1);
        int rest = skipBlanks(bracket + 1, seen);
        take(Role.BLANK, rest);
        take(rest < seen && line.at(rest) == '#' ? Role.COMMENT : Role.LOST, trimBlanks(rest, seen));
        return new GroupHeader(line.decode(line.raw(first + 1, to)), span(first + 1, to));
    }

    private Content setting(int first) {
        int comment = commentStart(first);
        int equals = line.find('=', first, comment);
        int nameEnd = trimBlanks(first, equals);
        take(Role.NAME, nameEnd);
        take(Role.BLANK, equals);
        String name = line.decode(line.raw(first, nameEnd));
        checkLastCharacter(first, nameEnd, name);
        if (equals == comment) {
            take(Role.COMMENT, trimBlanks(comment, seen));
            return new Setting(name, span(first, nameEnd), Optional.empty(), Optional.empty());
        }
        if (nameEnd == first) {
            problem(Kind.SETTING_WITHOUT_NAME, first, first + 1, "");
        }
        take(Role.SIGN, equals + 1);
        int from = skipBlanks(equals + 1, comment);
        take(Role.BLANK, from);
        int to = trimBlanks(from, comment);
        take(Role.VALUE, to);
        String value = value(from, to);
        take(Role.BLANK, comment);
        take(Role.COMMENT, trimBlanks(comment, seen));
        return new Setting(name, span(first, nameEnd), Optional.of(value), Optional.of(span(from, to)));
    }

    /** The first {@code #} outside quotes. A backslash protects a quote only where a quote is already open. */
    private int commentStart(int first) {
        if (line.hasNone(COMMENT_AND_QUOTES, first, seen)) {
            return seen;
        }
        char open = 0;
        int opened = first;
        boolean escaped = false;
        for (int i = first; i < seen; i++) {
            char c = line.at(i);
            if (c == '#' && open == 0) {
                return i;
            }
            if ((c == '"' || c == '\'') && !escaped) {
                if (open == 0) {
                    open = c;
                    opened = i;
                } else if (open == c) {
                    open = 0;
                }
            }
            escaped = open != 0 && c == '\\' && !escaped;
        }
        if (open != 0) {
            problem(Kind.QUOTE_NOT_CLOSED, opened, opened + 1, String.valueOf(open));
        }
        return seen;
    }

    private String value(int from, int to) {
        if (to - from >= 2 && isQuote(line.at(from)) && line.at(from) == line.at(to - 1)) {
            return unescape(line.raw(from + 1, to - 1));
        }
        String value = unescape(line.raw(from, to));
        if (to > from && isQuote(line.at(from)) && line.find(line.at(from), from + 1, to) < to) {
            problem(Kind.QUOTES_KEPT, from, to, value);
        }
        checkLastCharacter(from, to, value);
        return value;
    }

    private String unescape(String raw) {
        if (raw.indexOf('\\') < 0) {
            return line.decode(raw);
        }
        StringBuilder value = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                value.append(c);
                continue;
            }
            char next = raw.charAt(++i);
            switch (next) {
                case 'n' -> value.append('\n');
                case 't' -> value.append('\t');
                case 'r' -> value.append('\r');
                case 'b' -> value.append('\b');
                case 's' -> value.append(' ');
                case '"', '\'', '\\' -> value.append(next);
                default -> value.append('\\').append(next);
            }
        }
        return line.decode(value.toString());
    }

    /** Trimming the byte A0 may have broken a character. */
    private void checkLastCharacter(int from, int to, String value) {
        if (to > from && to < end && line.at(to) == '\u00a0' && line.character(to) == line.character(to - 1)) {
            problem(Kind.LAST_CHARACTER_BROKEN, to - 1, to + 1, value);
        }
    }

    private void take(Role role, int to) {
        if (to > taken) {
            String text = line.text(taken, to);
            // Empty if a multi-byte character is cut: its text is in the token where it begins.
            if (!text.isEmpty()) {
                tokens.add(new Token(role, text, span(taken, to)));
            }
            taken = to;
        }
    }

    private SourceSpan span(int from, int to) {
        int first = line.character(from);
        return SourceSpan.of(file, number, first + 1, line.character(to) - first);
    }

    private void problem(Kind kind, int from, int to, String detail) {
        problems.add(new OptionFileProblem(kind, span(from, to), detail, kind.isRejected()));
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    /** What the server skips and trims: the blanks of ASCII, and the no-break space of Latin-1. */
    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == '\u00a0';
    }

    private int skipBlanks(int from, int to) {
        int at = from;
        while (at < to && isBlank(line.at(at))) {
            at++;
        }
        return at;
    }

    private int trimBlanks(int from, int to) {
        int at = to;
        while (at > from && isBlank(line.at(at - 1))) {
            at--;
        }
        return at;
    }
}
