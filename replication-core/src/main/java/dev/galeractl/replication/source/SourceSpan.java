package dev.galeractl.replication.source;

/**
 * A stretch of one line of a named text.
 *
 * @param start  the first character
 * @param length in characters; 0 marks a place between two characters
 */
public record SourceSpan(SourcePosition start, int length) {
    public SourceSpan {
        if (length < 0) {
            throw new IllegalArgumentException("negative length: " + length);
        }
    }

    public static SourceSpan of(String file, int line, int column, int length) {
        return new SourceSpan(new SourcePosition(file, line, column), length);
    }

    public String file() {
        return start.file();
    }

    public int line() {
        return start.line();
    }

    public int column() {
        return start.column();
    }

    /** A part of this span, for carets inside a value; cut to this span if it would reach beyond. */
    public SourceSpan part(int offset, int partLength) {
        int from = Math.max(0, Math.min(offset, length));
        return new SourceSpan(start.right(from), Math.max(0, Math.min(partLength, length - from)));
    }
}
