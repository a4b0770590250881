package dev.galeractl.diagnostics.message;

/**
 * The place in the source that some errors start with, {@code ./gcs/src/gcs.cpp:gcs_open():1701: Failed …}: paths and line numbers change with every
 * version. Libraries built by some compilers write the whole signature, blanks included:
 * {@code gcs/src/gcs_group.cpp:long int gcs_group_handle_join_msg(gcs_group_t*, const gcs_recv_msg_t*)():717: Will never …}.
 */
public final class SourcePlace {

    /** No place is longer. */
    private static final int LONGEST = 240;

    private SourcePlace() {}

    /** The message without it. */
    public static String without(String message) {
        int place = message.indexOf("():");
        int blank = message.indexOf(' ');
        if (place <= 0
                || place > LONGEST
                || (blank < place && !message.substring(0, Math.max(blank, 0)).contains(".cpp:"))) {
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
        boolean file = false;
        while (place < last && !isPlace(message, place) && (file || message[place] != ' ')) {
            file |= place - from >= 4 && message[place] == ':' && isFile(message, place);
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

    private static boolean isFile(byte[] message, int colon) {
        return message[colon - 1] == 'p'
                && message[colon - 2] == 'p'
                && message[colon - 3] == 'c'
                && message[colon - 4] == '.';
    }

    private static boolean isPlace(byte[] message, int at) {
        return message[at] == '(' && message[at + 1] == ')' && message[at + 2] == ':';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
