package dev.galeractl.diagnostics.config.fix;

import java.util.List;

/**
 * What mending came to; nothing is written yet.
 *
 * @param made in the order made
 * @param left what could be mended as well, if somebody asked for it by name
 * @param files with all mends made, in the order in which they were changed first
 */
public record Mended(List<Mend> made, List<Mend> left, List<ChangedFile> files) {
    public Mended {
        made = List.copyOf(made);
        left = List.copyOf(left);
        files = List.copyOf(files);
    }
}
