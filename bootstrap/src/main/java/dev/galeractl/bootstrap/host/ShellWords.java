package dev.galeractl.bootstrap.host;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes words a line for a shell: the only place where that is done. */
public final class ShellWords {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/.,:@%+-]+");

    private ShellWords() {}

    /** A line that a POSIX shell takes apart into exactly these words. */
    public static String line(List<String> words) {
        return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
