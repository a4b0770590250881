package dev.galeractl.bootstrap.host;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What is to be run: words, never a line for a shell. A secret belongs into the input, which is never shown; words are seen by everybody on the host. */
public final class HostCommand {
    private static final Duration USUAL_LIMIT = Duration.ofSeconds(30);
    private static final int USUALLY_KEPT = 1 << 20;
    private static final int LONGEST_SHOWN = 80;

    private final List<String> words;
    private final byte[] input;
    private final Duration limit;
    private final int kept;
    private final boolean asRoot;
    private final boolean onlyReads;

    private HostCommand(List<String> words, byte[] input, Duration limit, int kept, boolean asRoot, boolean onlyReads) {
        this.words = words;
        this.input = input;
        this.limit = limit;
        this.kept = kept;
        this.asRoot = asRoot;
        this.onlyReads = onlyReads;
    }

    /** A program and its arguments; with no input, 30 seconds of time, and a megabyte kept of what it says. */
    public static HostCommand of(String... words) {
        return of(List.of(words));
    }

    /** A program and its arguments; see {@link #of(String...)}. */
    public static HostCommand of(List<String> words) {
        if (words.isEmpty() || words.get(0).isEmpty()) {
            throw new IllegalArgumentException("no program");
        }
        if (words.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("no program can be given a word with a zero byte");
        }
        return new HostCommand(List.copyOf(words), new byte[0], USUAL_LIMIT, USUALLY_KEPT, false, false);
    }

    /** With bytes on its standard input. */
    public HostCommand withInput(byte[] bytes) {
        return new HostCommand(words, bytes.clone(), limit, kept, asRoot, onlyReads);
    }

    /** With another time limit, of which whole seconds count, at least one. */
    public HostCommand within(Duration other) {
        return new HostCommand(words, input, other, kept, asRoot, onlyReads);
    }

    /** With another bound, in bytes, on what is kept of each of its outputs; the rest is read and thrown away. */
    public HostCommand keeping(int bytes) {
        return new HostCommand(words, input, limit, bytes, asRoot, onlyReads);
    }

    /** As root: by sudo, unless it is root who is logged in. */
    public HostCommand asRoot() {
        return new HostCommand(words, input, limit, kept, true, onlyReads);
    }

    /** As one that changes nothing: if the connection is lost before the answer, it may be run again. */
    public HostCommand onlyReading() {
        return new HostCommand(words, input, limit, kept, asRoot, true);
    }

    boolean onlyReads() {
        return onlyReads;
    }

    public List<String> words() {
        return words;
    }

    byte[] input() {
        return input.clone();
    }

    Duration limit() {
        return limit;
    }

    long seconds() {
        return Math.max(1, limit.toSeconds());
    }

    int kept() {
        return kept;
    }

    boolean needsRoot() {
        return asRoot;
    }

    /** The same for people: a script, and whatever else is longer than a path, is an ellipsis. */
    String summary() {
        return words.stream()
                .map(it -> it.length() > LONGEST_SHOWN || it.indexOf('\n') >= 0 ? "…" : ShellWords.line(List.of(it)))
                .collect(Collectors.joining(" "));
    }

    /** The words; never the input. */
    @Override
    public String toString() {
        return ShellWords.line(words);
    }
}
