package dev.galeractl.cli.render;

import dev.galeractl.replication.log.RawLines;

/** A line of somebody else's text, made fit for a terminal: it must not command it. */
public final class ShownLine {
    private ShownLine() {}

    /** The line, or the piece of one, with an end if it has one. */
    public static String of(byte[] bytes, int length) {
        boolean ends = length > 0 && bytes[length - 1] == '\n';
        return Printable.line(RawLines.text(bytes, length)) + (ends ? "\n" : "");
    }
}
