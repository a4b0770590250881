package dev.galeractl.diagnostics.config.fix;

import dev.galeractl.replication.source.SourceText;
import java.util.Comparator;
import java.util.List;

/**
 * A file with edits made in it; what they do not name is there as before, to the byte.
 *
 * @param before as it is on disk
 * @param after of the same name and character set
 */
public record ChangedFile(SourceText before, SourceText after) {

    private static final Comparator<Edit> LAST_FIRST =
            Comparator.comparing((Edit edit) -> edit.span().start()).reversed();

    /**
     * A file with edits made.
     *
     * @param edits of this file, none of them within another
     */
    public static ChangedFile of(SourceText before, List<Edit> edits) {
        FileLines lines = FileLines.of(before.text());
        for (Edit edit : edits.stream().sorted(LAST_FIRST).toList()) {
            lines = lines.with(edit);
        }
        SourceText after = new SourceText(before.name(), lines.text(), before.charset(), before.worldWritable());
        return new ChangedFile(before, after);
    }

    /**
     * The change in unified form. Lines that hold a secret are left out of what surrounds it.
     *
     * @param name by which {@code patch} is to find the file
     */
    public String diff(String name) {
        return UnifiedDiff.of(name, FileLines.of(before.text()), FileLines.of(after.text()));
    }

    /** The change as a patch of its own, named from the root if the file is named so: {@code patch} takes no full paths. */
    public OptionFilePatch patch() {
        boolean fromRoot = before.name().startsWith("/");
        String name = fromRoot ? before.name().substring(1) : before.name();
        return new OptionFilePatch(fromRoot ? "/" : ".", diff(name));
    }
}
