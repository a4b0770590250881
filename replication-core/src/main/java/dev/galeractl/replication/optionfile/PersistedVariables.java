package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.Secrets;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.source.InputProblem;
import dev.galeractl.replication.source.InputProblem.Kind;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.source.SourceSpan;
import dev.galeractl.replication.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code mysqld-auto.cnf} in the datadir: what {@code SET PERSIST} wrote. MySQL 8.0's manual ("Specifying Program Options", "Persisted System Variables")
 * has the server read it last, so that it is stronger than the command line; and not at all where {@code persisted_globals_load} is off. MariaDB has no
 * such file. It is the server's own, and nothing for an editor: {@code RESET PERSIST} takes a value out.
 */
public final class PersistedVariables {
    /** The file's name in the datadir. */
    public static final String FILE = "mysqld-auto.cnf";
    /** What the settings are told to come from, where others have their group. */
    public static final String ORIGIN = "SET PERSIST";

    private PersistedVariables() {}

    /**
     * Whether a server reads the file, if it is there.
     *
     * @param version of the server; where nobody knows it, the file itself says that it is one of those that write it
     */
    public static boolean areRead(EffectiveOptions options, Optional<ServerVersion> version) {
        boolean writes = version.map(it -> it.product() != Product.MARIADB && it.isAtLeast(8, 0))
                .orElse(true);
        return writes && options.flag("persisted_globals_load").orElse(true);
    }

    /**
     * The options with what the file says on top.
     *
     * @throws InputProblem if the text is not what such a file holds
     */
    static EffectiveOptions over(EffectiveOptions options, SourceText text, OptionCatalog catalog) {
        PersistedReader reader = new PersistedReader(text);
        List<OptionSetting> persisted = reader.read()
                .orElseThrow(() -> new InputProblem(
                        Kind.MALFORMED,
                        text.name(),
                        text.name() + ", line " + reader.line() + ": this is not the JSON that SET PERSIST writes."));
        List<OptionSetting> settings = new ArrayList<>(options.settings());
        settings.addAll(persisted);
        List<SourceFile> files = new ArrayList<>(options.files());
        files.add(withoutSecrets(SourceFile.of(text), persisted));
        return new EffectiveOptions(catalog, settings, files, options.problems(), options.others());
    }

    /** A server writes all of it in one line: whatever is shown of it, the passwords would be shown, too. */
    private static SourceFile withoutSecrets(SourceFile file, List<OptionSetting> persisted) {
        List<String> lines = new ArrayList<>(file.lines());
        for (OptionSetting setting : persisted) {
            if (Secrets.isSecret(setting.name(), setting.value().orElse(""))) {
                SourceSpan span = setting.valueSpan().orElseThrow();
                String line = lines.get(span.line() - 1);
                int from = span.column() - 1;
                String masked = "*".repeat(span.length());
                lines.set(span.line() - 1, line.substring(0, from) + masked + line.substring(from + span.length()));
            }
        }
        return new SourceFile(file.name(), lines, file.ignored());
    }

    /** Whether a setting stands in such a file, which nobody edits. */
    public static boolean gave(OptionSetting setting) {
        return setting.group().equals(ORIGIN);
    }
}
