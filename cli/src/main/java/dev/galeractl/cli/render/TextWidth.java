package dev.galeractl.cli.render;

import java.nio.charset.StandardCharsets;

/**
 * How many columns of a terminal a text takes: Chinese, Japanese and Korean letters and emoji take two, combining marks none.
 * The ranges are those that Unicode's EastAsianWidth marks Wide or Fullwidth, joined where only unassigned code points lie between.
 */
final class TextWidth {
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x231A, 0x231B},
        {0x2E80, 0x303E},
        {0x3041, 0x33FF},
        {0x3400, 0x4DBF},
        {0x4E00, 0x9FFF},
        {0xA000, 0xA4CF},
        {0xA960, 0xA97F},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1F64F},
        {0x1F680, 0x1F6FF},
        {0x1F900, 0x1F9FF},
        {0x20000, 0x3FFFD},
    };

    private TextWidth() {}

    /** The columns of a text without control characters. */
    static int of(String text) {
        if (isPlain(text)) {
            return text.length();
        }
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += of(text.codePointAt(i));
        }
        return width;
    }

    /** Whether the text is of ASCII only, one column each; far quicker than to look at each character while the JVM is cold. */
    static boolean isPlain(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length == text.length();
    }

    static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    static boolean isWide(int codePoint) {
        for (int[] range : WIDE) {
            if (codePoint < range[0]) {
                return false;
            }
            if (codePoint <= range[1]) {
                return true;
            }
        }
        return false;
    }

    /** The text, with blanks behind it up to a width. */
    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /** The text, cut with an ellipsis where it would take more than {@code width} columns. */
    static String cut(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        return text.substring(0, indexAt(text, 0, width - 1)) + "…";
    }

    /** The index behind the last character that still fits when {@code from} starts a stretch of {@code width} columns. */
    static int indexAt(String text, int from, int width) {
        int at = from;
        int used = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            used += of(codePoint);
            if (used > width) {
                break;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }
}
