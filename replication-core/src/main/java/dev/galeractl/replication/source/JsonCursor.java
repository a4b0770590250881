package dev.galeractl.replication.source;

/**
 * Walks through a text of JSON from token to token, and knows where it is; what the tokens mean is its user's business. It never throws: after the first
 * thing that is no JSON it is broken, and stays so.
 */
public final class JsonCursor {
    private final String text;
    private int at;
    private boolean broken;

    public JsonCursor(String text) {
        this.text = text;
    }

    /** Where it stands, counted from 0. */
    public int offset() {
        return at;
    }

    public boolean isAtEnd() {
        return at >= text.length();
    }

    public boolean isBroken() {
        return broken;
    }

    /** What was read is not what must stand there. */
    public void fail() {
        broken = true;
    }

    public boolean is(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    /** Takes that letter, if it is there. */
    public boolean take(char c) {
        if (is(c)) {
            at++;
            return true;
        }
        return false;
    }

    /** Takes that letter, which must be there. */
    public void expect(char c) {
        broken |= !take(c);
    }

    /** Passes over blanks; the record separator of "json-seq" (RFC 7464) is none. */
    public void blanks() {
        while (at < text.length() && text.charAt(at) <= ' ' && text.charAt(at) != '\u001e') {
            at++;
        }
    }

    /** A number, {@code true}, {@code false} or {@code null}, as it is written. */
    public String word() {
        int start = at;
        while (at < text.length() && ",}]".indexOf(text.charAt(at)) < 0 && text.charAt(at) > ' ') {
            at++;
        }
        broken |= at == start;
        return text.substring(start, at);
    }

    /** A list or object, as it is written. */
    public String skipped() {
        int start = at;
        int open = 0;
        while (at < text.length() && !broken) {
            char c = text.charAt(at);
            if (c == '"') {
                string();
                continue;
            }
            at++;
            if (c == '[' || c == '{') {
                open++;
            } else if ((c == ']' || c == '}') && --open == 0) {
                return text.substring(start, at);
            }
        }
        broken = true;
        return "";
    }

    /** A string in its quotes, decoded; a character NUL becomes a blank. */
    public String string() {
        if (!is('"')) {
            broken = true;
            return "";
        }
        int start = ++at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
            at++;
        }
        if (is('"')) {
            return text.substring(start, at++);
        }
        StringBuilder decoded = new StringBuilder(text.length() - start).append(text, start, at);
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            decoded.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return decoded.toString();
    }

    private char escaped() {
        if (at >= text.length()) {
            broken = true;
            return ' ';
        }
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> c;
        };
    }

    private char unicode() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
            broken |= digit < 0;
            value = value * 16 + Math.max(0, digit);
        }
        return value == 0 ? ' ' : (char) value;
    }
}
