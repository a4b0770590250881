package dev.galeractl.replication.optionfile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A line as the server sees it, byte by byte, with the way back to characters. The server knows no UTF-8: its buffer
 * ends in the middle of a character, and the last byte of {@code à} (C3 A0) is a blank to it.
 */
final class ByteLine {
    private final String text;
    /** One char per byte, so that the methods of String work on bytes. */
    private final String bytes;

    private final Charset charset;
    /** For each byte the index of the character it belongs to; null if they are the same. */
    private final int @Nullable [] characters;

    private ByteLine(String text, String bytes, Charset charset, int @Nullable [] characters) {
        this.text = text;
        this.bytes = bytes;
        this.charset = charset;
        this.characters = characters;
    }

    static ByteLine of(String text, Charset charset) {
        if (isOneByteEach(text, charset)) {
            return new ByteLine(text, text, charset, null);
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        int[] characters = new int[encoded.length];
        int at = 0;
        for (int index = 0; index < text.length(); ) {
            int codePoint = text.codePointAt(index);
            int length = encodedLength(codePoint);
            for (int i = 0; i < length; i++) {
                characters[at++] = index;
            }
            index += Character.charCount(codePoint);
        }
        return new ByteLine(text, new String(encoded, StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8, characters);
    }

    /** There and back again in one piece: character by character it takes a cold JVM several times as long. */
    private static boolean isOneByteEach(String text, Charset charset) {
        boolean latin = charset.equals(StandardCharsets.ISO_8859_1);
        byte[] encoded = text.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        return encoded.length == text.length() && new String(encoded, StandardCharsets.ISO_8859_1).equals(text);
    }

    /** In UTF-8; an unpaired surrogate becomes a question mark. */
    private static int encodedLength(int codePoint) {
        if (codePoint < 0x80 || (codePoint >= 0xd800 && codePoint <= 0xdfff)) {
            return 1;
        }
        return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    int length() {
        return bytes.length();
    }

    char at(int index) {
        return bytes.charAt(index);
    }

    /** Index of a byte, or {@code end} if there is none before it. */
    int find(char wanted, int from, int end) {
        int found = bytes.indexOf(wanted, from);
        return found < 0 || found >= end ? end : found;
    }

    /** Whether none of these bytes is in a range. */
    boolean hasNone(String unwanted, int from, int end) {
        for (int i = 0; i < unwanted.length(); i++) {
            if (find(unwanted.charAt(i), from, end) < end) {
                return false;
            }
        }
        return true;
    }

    /** The characters that begin in a range of bytes. */
    String text(int from, int to) {
        return text.substring(character(from), character(to));
    }

    /** The raw bytes of a range, one char each. */
    String raw(int from, int to) {
        return bytes.substring(from, to);
    }

    /** Bytes, as {@link #raw} gives them, read as text; what is no text becomes U+FFFD. */
    String decode(String raw) {
        return characters == null ? raw : new String(raw.getBytes(StandardCharsets.ISO_8859_1), charset);
    }

    /** The index of the character that a byte belongs to. */
    int character(int index) {
        if (characters == null) {
            return index;
        }
        return index < characters.length ? characters[index] : text.length();
    }
}
