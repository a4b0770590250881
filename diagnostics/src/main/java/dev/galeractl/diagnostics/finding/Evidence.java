package dev.galeractl.diagnostics.finding;

import dev.galeractl.replication.provenance.SecretLine;
import dev.galeractl.replication.source.SourceSpan;
import java.util.Optional;

/**
 * One line of a file that proves a finding.
 *
 * @param file the name of the file as the user gave it
 * @param line counted from 1
 * @param column counted from 1 in characters; 0 means the whole line
 * @param length of the part that matters, in characters; 0 with column 0
 * @param text the whole line as it stands in the file, with secrets masked
 */
public record Evidence(String file, int line, int column, int length, String text) {

    /**
     * A part of a line of an option file; a secret in the line is masked.
     *
     * @param line the whole line; empty if it is known no more
     */
    public static Evidence of(SourceSpan span, String line) {
        Optional<SecretLine> secret = SecretLine.of(line);
        if (secret.isEmpty()) {
            return new Evidence(span.file(), span.line(), span.column(), span.length(), line);
        }
        int from = secret.get().from();
        String shown = secret.get().shown();
        boolean inSecret = span.column() > from;
        int column = inSecret ? from + 1 : span.column();
        int length = inSecret ? shown.length() - from : Math.min(span.length(), from - span.column() + 1);
        return new Evidence(span.file(), span.line(), column, length, shown);
    }

    /** A whole line. */
    public static Evidence line(String file, int line, String text) {
        return new Evidence(file, line, 0, 0, text);
    }
}
