package dev.galeractl.replication.source;

import java.util.List;
import java.util.Optional;

/**
 * A text that was read, kept for showing its lines under a finding.
 *
 * @param name    as in {@link SourcePosition#file()}
 * @param lines   without their line ends; empty if the file was ignored
 * @param ignored true if the file exists but the server would not read it (writable by everyone)
 */
public record SourceFile(String name, List<String> lines, boolean ignored) {
    public SourceFile {
        lines = List.copyOf(lines);
    }

    /** The text of a line, counted from 1; empty if the file has no such line. */
    public Optional<String> line(int number) {
        return number >= 1 && number <= lines.size() ? Optional.of(lines.get(number - 1)) : Optional.empty();
    }
}
