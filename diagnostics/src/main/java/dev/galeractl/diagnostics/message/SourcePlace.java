package dev.galeractl.diagnostics.message;

/** The place in the source that some errors start with, {@code ./gcs/src/gcs.cpp:gcs_open():1701: Failed …}: paths and line numbers change with every version. */
public final class SourcePlace {

    /** No place is longer. */
    private static final int LONGEST = 120;

    private SourcePlace() {}

    /** The message without it. */
    public static String without(String message) {
        int place = message.indexOf("():");
        if (place <= 0 || place > LONGEST || message.indexOf(' ') < place) {
            return message;
        }
        int digits = place + 3;
        while (digits < message.length() && isDigit(message.charAt(digits))) {
            digits++;
        }
        return digits > place + 3 && message.startsWith(": ", digits) ? message.substring(digits + 2) : message;
    }

    /** Index behind it; {@code from} if there is none. The same as {@link #without}, on bytes. */
    public static int end(byte[] message, int from, int to) {
        int last = Math.min(to - 2, from + LONGEST + 1);
        int place = from;
        while (place < last && message[place] != ' ' && !isPlace(message, place)) {
            place++;
        }
        if (place >= last || place == from || message[place] == ' ') {
            return from;
        }
        int digits = place + 3;
        while (digits < to && isDigit((char) message[digits])) {
            digits++;
        }
        boolean complete =
                digits > place + 3 && digits + 1 < to && message[digits] == ':' && message[digits + 1] == ' ';
        return complete ? digits + 2 : from;
    }

    private static boolean isPlace(byte[] message, int at) {
        return message[at] == '(' && message[at + 1] == ')' && message[at + 2] == ':';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
