package dev.galeractl.replication.source;

/**
 * A place in a named text. It never knows whether the file still exists.
 *
 * @param file   the name the user would recognise: a path as given, or a word such as {@code command line}
 * @param line   1-based
 * @param column 1-based, in characters (UTF-16 units) of the decoded line
 */
public record SourcePosition(String file, int line, int column) implements Comparable<SourcePosition> {
    public SourcePosition {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("positions count from 1: " + line + ":" + column);
        }
    }

    /** The position {@code characters} further right on the same line. */
    public SourcePosition right(int characters) {
        return new SourcePosition(file, line, column + characters);
    }

    @Override
    public int compareTo(SourcePosition other) {
        int order = file.compareTo(other.file);
        order = order != 0 ? order : Integer.compare(line, other.line);
        return order != 0 ? order : Integer.compare(column, other.column);
    }

    /** {@code file:line:column}, as compilers write it. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
