package dev.galeractl.replication.log.envelope;

/** What command lines write for a terminal to colour their prefixes: {@code ESC [ 36 m}, and the like. */
final class Colours {
    private static final char ESCAPE = '\u001b';

    private Colours() {}

    /** The line without them. */
    static String without(String line) {
        if (line.indexOf(ESCAPE) < 0) {
            return line;
        }
        StringBuilder plain = new StringBuilder(line.length());
        int at = 0;
        while (at < line.length()) {
            int end = end(line, at);
            if (end == at) {
                plain.append(line.charAt(at++));
            } else {
                at = end;
            }
        }
        return plain.toString();
    }

    /** Where in the line the character stands that is at {@code index} without them. */
    static int index(String line, int index) {
        int at = 0;
        int left = index;
        while (at < line.length()) {
            int end = end(line, at);
            if (end > at) {
                at = end;
            } else if (left-- == 0) {
                return at;
            } else {
                at++;
            }
        }
        return at;
    }

    /** Behind the sequence that begins here; {@code from} itself if none does. */
    private static int end(String line, int from) {
        if (line.charAt(from) != ESCAPE || from + 1 >= line.length() || line.charAt(from + 1) != '[') {
            return from;
        }
        int end = from + 2;
        while (end < line.length() && (Character.isDigit(line.charAt(end)) || line.charAt(end) == ';')) {
            end++;
        }
        return end < line.length() && (line.charAt(end) == 'm' || line.charAt(end) == 'K') ? end + 1 : from;
    }
}
