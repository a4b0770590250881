package dev.galeractl.cli.render;

import dev.galeractl.diagnostics.config.fix.Mend;
import java.util.List;
import java.util.Optional;

/**
 * What {@code validate --fix} did, or would do.
 *
 * @param left what could be mended as well, if somebody asked for it by name
 */
public record FixReport(boolean dryRun, List<Mend> made, List<Mend> left, List<FixedFile> files) {
    public FixReport {
        made = List.copyOf(made);
        left = List.copyOf(left);
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param name as in the findings
     * @param diff what changed, ready for {@code patch}
     * @param copy of the file as it was; empty if nothing was written
     */
    public record FixedFile(String name, String diff, Optional<String> copy) {}

    JsonObject json() {
        return new JsonObject()
                .put("dryRun", dryRun)
                .put("made", made.stream().map(FixReport::mend).toList())
                .put("left", left.stream().map(FixReport::mend).toList())
                .put(
                        "files",
                        files.stream()
                                .map(file -> new JsonObject()
                                        .put("file", file.name())
                                        .put("copy", file.copy())
                                        .put("diff", file.diff()))
                                .toList());
    }

    private static JsonObject mend(Mend mend) {
        return new JsonObject()
                .put("code", mend.finding().code())
                .put("safe", mend.safe())
                .put("file", mend.edit().span().file())
                .put("line", mend.edit().span().line());
    }
}
