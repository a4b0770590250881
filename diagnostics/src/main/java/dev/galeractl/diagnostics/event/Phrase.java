package dev.galeractl.diagnostics.event;

import java.util.Optional;

/** Picks pieces out of a message by the fixed words around them; much cheaper than a regular expression. */
final class Phrase {

    private Phrase() {}

    /** What stands between the first {@code before} and the next {@code after} behind it. */
    static Optional<String> between(String text, String before, String after) {
        int start = text.indexOf(before);
        if (start < 0) {
            return Optional.empty();
        }
        int from = start + before.length();
        int end = text.indexOf(after, from);
        return end < 0 ? Optional.empty() : Optional.of(text.substring(from, end));
    }

    /** What stands behind the first {@code before}, up to the end of the text. */
    static Optional<String> after(String text, String before) {
        int start = text.indexOf(before);
        return start < 0 ? Optional.empty() : Optional.of(text.substring(start + before.length()));
    }

    /** What stands behind the first {@code before}, up to a blank, a comma or the end. */
    static Optional<String> wordAfter(String text, String before) {
        int start = text.indexOf(before);
        if (start < 0) {
            return Optional.empty();
        }
        int from = start + before.length();
        int end = from;
        while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != ',') {
            end++;
        }
        return Optional.of(text.substring(from, end));
    }

    /** The number the text starts with, if it is a sensible one. */
    static Optional<Integer> leadingNumber(String text) {
        int end = 0;
        while (end < text.length() && end < 9 && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end == 0 ? Optional.empty() : Optional.of(Integer.parseInt(text, 0, end, 10));
    }
}
