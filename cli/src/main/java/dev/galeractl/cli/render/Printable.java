package dev.galeractl.cli.render;

/** Makes foreign text harmless: whatever stands in a log or an option file must not command the terminal. */
final class Printable {
    private static final int TAB = 4;

    private Printable() {}

    /** One line: tabs become blanks up to the next stop, control characters become a middle dot. */
    static String line(String text) {
        if (!hasControl(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        int column = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            int width = 1;
            if (codePoint == '\t') {
                width = TAB - column % TAB;
                shown.append(" ".repeat(width));
            } else if (isControl(codePoint)) {
                shown.append('·');
            } else {
                shown.appendCodePoint(codePoint);
                width = TextWidth.of(codePoint);
            }
            column += width;
        }
        return shown.toString();
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Controls of ASCII and Latin-1, and the marks that turn the direction of writing. */
    private static boolean isControl(int c) {
        return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
