package dev.galeractl.cli.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks running text into lines: between words, and between any two Japanese letters except where Japanese forbids it (before a
 * closing mark, after an opening one). A number stays with its counter. A word longer than a line is left whole: it may be there to be copied.
 */
final class Folding {
    private static final String NEVER_FIRST = "。、，．・：；？！）」』】〉》］｝〕ー…‥ゝ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}%";
    private static final String NEVER_LAST = "（「『【〈《［｛〔([{";

    private Folding() {}

    static List<String> fold(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            fold(pieces(Printable.line(paragraph.strip())), Math.max(width, 10), lines);
        }
        return lines;
    }

    private static void fold(List<String> pieces, int width, List<String> lines) {
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String piece : pieces) {
            int needed = TextWidth.of(piece.stripTrailing());
            if (used > 0 && used + needed > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
            }
            line.append(piece);
            used += TextWidth.of(piece);
        }
        lines.add(line.toString().stripTrailing());
    }

    /** The text cut at every place where a line may end; blanks stay with the piece before them. */
    private static List<String> pieces(String text) {
        return TextWidth.isPlain(text) ? words(text) : breakable(text);
    }

    /** The same for a text that may be broken between words only. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        int blank = text.indexOf(' ');
        while (blank >= 0) {
            int end = blank + 1;
            while (end < text.length() && text.charAt(end) == ' ') {
                end++;
            }
            if (end == text.length()) {
                break;
            }
            words.add(text.substring(start, end));
            start = end;
            blank = text.indexOf(' ', end);
        }
        words.add(text.substring(start));
        return words;
    }

    private static List<String> breakable(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 1; i < text.length(); i++) {
            if (!Character.isLowSurrogate(text.charAt(i)) && mayBreak(text.codePointBefore(i), text.codePointAt(i))) {
                pieces.add(text.substring(start, i));
                start = i;
            }
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    private static boolean mayBreak(int before, int after) {
        if (after == ' ') {
            return false;
        }
        if (before == ' ') {
            return true;
        }
        if (!TextWidth.isWide(before) && !TextWidth.isWide(after)) {
            return false;
        }
        if (Character.isDigit(before)) {
            return false;
        }
        return NEVER_FIRST.indexOf(after) < 0 && NEVER_LAST.indexOf(before) < 0;
    }
}
