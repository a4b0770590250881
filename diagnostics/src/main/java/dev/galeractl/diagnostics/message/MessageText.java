package dev.galeractl.diagnostics.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The wording of a message: literal text and holes, {@code Member {index} ({name}) synced with group.} A hole stands for any text, also for none. A brace
 * that does not enclose a name is literal.
 *
 * <p>It matches a whole message: the first literal starts it, the last one ends it, and those between follow each other, each at the first place
 * where it occurs. If there is any way to fill the holes, that way is one.
 */
public final class MessageText {

    private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_-]*)}");

    private final String written;
    private final List<String> holes;

    /** One more than holes: what stands before, between and behind them. The first and the last may be empty. */
    private final byte[][] literals;

    private final int weight;

    /** @throws IllegalArgumentException with a sentence for the author, if nothing could be found by it */
    public MessageText(String written) {
        this.written = written;
        List<byte[]> between = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int from = 0;
        if (written.indexOf('{') >= 0) {
            Matcher hole = HOLE.matcher(written);
            while (hole.find()) {
                between.add(written.substring(from, hole.start()).getBytes(StandardCharsets.UTF_8));
                if (names.contains(hole.group(1))) {
                    throw new IllegalArgumentException("two holes are called {" + hole.group(1) + "}");
                }
                names.add(hole.group(1));
                from = hole.end();
            }
        }
        between.add(written.substring(from).getBytes(StandardCharsets.UTF_8));
        this.literals = between.toArray(byte[][]::new);
        this.holes = List.copyOf(names);
        this.weight = between.stream().mapToInt(literal -> literal.length).sum();
        check();
    }

    private void check() {
        for (int i = 1; i < literals.length - 1; i++) {
            if (literals[i].length == 0) {
                throw new IllegalArgumentException("the holes {" + holes.get(i - 1) + "} and {" + holes.get(i)
                        + "} touch: nobody can tell where the one ends");
            }
        }
        if (literals[0].length == 0 && anchor().length < PhraseSearch.USUAL) {
            throw new IllegalArgumentException("a text that starts with a hole needs a literal of " + PhraseSearch.USUAL
                    + " characters to be found by");
        }
    }

    /** As it stands in the file. */
    public String written() {
        return written;
    }

    /** The names of its holes, in order. */
    public List<String> holes() {
        return holes;
    }

    /** Bytes that are literal: the more, the more exactly it says what a message is. */
    int weight() {
        return weight;
    }

    /** What a message of this wording starts with; empty if it starts with a hole. */
    byte[] start() {
        return literals[0];
    }

    /** The longest literal. */
    byte[] anchor() {
        byte[] longest = literals[0];
        for (byte[] literal : literals) {
            if (literal.length > longest.length) {
                longest = literal;
            }
        }
        return longest;
    }

    boolean matches(byte[] message, int from, int to) {
        byte[] last = literals[literals.length - 1];
        int at = from + literals[0].length;
        int end = to - last.length;
        if (literals.length == 1) {
            return at == to && startsWith(message, from, to, literals[0]);
        }
        if (at > end || !startsWith(message, from, to, literals[0]) || !startsWith(message, end, to, last)) {
            return false;
        }
        for (int i = 1; i < literals.length - 1; i++) {
            int found = indexOf(message, at, end, literals[i]);
            if (found < 0) {
                return false;
            }
            at = found + literals[i].length;
        }
        return true;
    }

    /** What stands in the holes of a message that {@link #matches}. */
    Map<String, String> holesIn(byte[] message) {
        Map<String, String> filled = new LinkedHashMap<>();
        int at = literals[0].length;
        for (int i = 0; i < holes.size(); i++) {
            byte[] next = literals[i + 1];
            int end = i == holes.size() - 1 ? message.length - next.length : indexOf(message, at, message.length, next);
            filled.put(holes.get(i), new String(message, at, end - at, StandardCharsets.UTF_8));
            at = end + next.length;
        }
        return filled;
    }

    private static boolean startsWith(byte[] text, int from, int to, byte[] start) {
        return to - from >= start.length && Arrays.equals(text, from, from + start.length, start, 0, start.length);
    }

    private static int indexOf(byte[] text, int from, int to, byte[] literal) {
        byte first = literal[0];
        for (int i = from; i <= to - literal.length; i++) {
            if (text[i] == first && startsWith(text, i, to, literal)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return written;
    }
}
