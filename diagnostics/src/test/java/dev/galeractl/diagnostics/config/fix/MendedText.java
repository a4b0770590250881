package dev.galeractl.diagnostics.config.fix;

import dev.galeractl.diagnostics.config.ConfigDiagnosis;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.config.fix.Mending.Judgement;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionFileResolver;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Mends the text of one option file, without a disk. */
record MendedText(SourceText before, Mended mended) {

    static final Predicate<Mend> SAFE = Mend::safe;
    static final Predicate<Mend> ALL = mend -> true;

    static MendedText of(String text, Optional<String> version, Predicate<Mend> allowed) {
        return of(new SourceText("my.cnf", text), version.flatMap(ServerVersion::parseWanted), allowed);
    }

    static MendedText of(SourceText file, Optional<ServerVersion> version, Predicate<Mend> allowed) {
        return new MendedText(
                file,
                Mending.mend(
                        edited -> {
                            EffectiveOptions options =
                                    options(edited.apply(file).text(), version);
                            return new Judgement(
                                    ConfigDiagnosis.check(new ConfigFacts(options, version, Optional.empty()))
                                            .findings(),
                                    List.of(options));
                        },
                        allowed));
    }

    static EffectiveOptions options(String text, Optional<ServerVersion> version) {
        return OptionFileResolver.resolve(
                "my.cnf",
                text,
                version.map(OptionGroups::server).orElseGet(OptionGroups::mariadbServer),
                OptionCatalog.of(version.map(ServerVersion::product).orElse(Product.MARIADB)));
    }

    /** The text afterwards. */
    String text() {
        return mended.files().stream()
                .findFirst()
                .map(file -> file.after().text())
                .orElse(before.text());
    }
}
