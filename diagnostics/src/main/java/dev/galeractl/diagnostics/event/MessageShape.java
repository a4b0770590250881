package dev.galeractl.diagnostics.event;

/** What is the same in messages of one kind: the message with {@code #} for what changes, so that unknown ones can be counted. */
public final class MessageShape {

    private static final int LONGEST = 160;

    private MessageShape() {}

    /** {@code Slave 7 stopped at 'bin.000012'} becomes {@code Slave # stopped at '#'}: words with a digit in them and what is quoted are no part of the shape. */
    public static String of(String message) {
        StringBuilder shape = new StringBuilder();
        int at = 0;
        while (at < message.length() && shape.length() < LONGEST) {
            char c = message.charAt(at);
            int close = c == '\'' || c == '"' || c == '`' ? message.indexOf(c, at + 1) : -1;
            int end = wordEnd(message, at);
            if (close > 0) {
                shape.append(c).append('#').append(c);
                at = close + 1;
            } else if (end > at) {
                shape.append(hasDigit(message, at, end) ? "#" : message.substring(at, end));
                at = end;
            } else {
                shape.append(c);
                at++;
            }
        }
        return shape.length() > LONGEST ? shape.substring(0, LONGEST) : shape.toString();
    }

    private static int wordEnd(String message, int from) {
        int at = from;
        while (at < message.length()
                && (Character.isLetterOrDigit(message.charAt(at)) || "_-./:".indexOf(message.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private static boolean hasDigit(String message, int from, int to) {
        return message.substring(from, to).chars().anyMatch(Character::isDigit);
    }
}
