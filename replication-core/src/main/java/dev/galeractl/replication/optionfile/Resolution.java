package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.optionfile.OptionFileProblem.Kind;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.source.SourceSpan;
import dev.galeractl.replication.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of the resolver: collects settings, files and problems while walking through files and their includes. */
final class Resolution {
    /** Seen on MariaDB 10.11: the tenth nested include is still read, the eleventh is skipped with a warning. */
    private static final int DEEPEST_INCLUDE = 10;

    private final OptionFileAccess access;
    private final OptionGroups groups;
    private final OptionCatalog catalog;
    private final List<OptionSetting> settings = new ArrayList<>();
    private final List<SourceFile> files = new ArrayList<>();
    private final List<OptionFileProblem> problems = new ArrayList<>();

    Resolution(OptionFileAccess access, OptionGroups groups, OptionCatalog catalog) {
        this.access = access;
        this.groups = groups;
        this.catalog = catalog;
    }

    EffectiveOptions result() {
        return new EffectiveOptions(settings, files, problems);
    }

    void read(SourceText source) {
        read(source, List.of());
    }

    private void read(SourceText source, List<String> includedBy) {
        if (source.worldWritable()) {
            files.add(new SourceFile(source.name(), List.of(), true));
            problems.add(
                    new OptionFileProblem(Kind.WORLD_WRITABLE, SourceSpan.of(source.name(), 1, 1, 0), source.name()));
            return;
        }
        files.add(new SourceFile(source.name(), source.text().lines().toList(), false));
        List<String> chain = new ArrayList<>(includedBy);
        chain.add(source.name());
        Optional<String> group = Optional.empty();
        for (OptionFile.Line line : OptionFileParser.parse(source).lines()) {
            problems.addAll(line.problems());
            if (line.content() instanceof OptionFile.GroupHeader header) {
                group = Optional.of(header.name());
            } else if (line.content() instanceof OptionFile.Setting setting) {
                add(setting, group);
            } else if (line.content() instanceof OptionFile.Include include) {
                follow(include, chain);
            }
        }
    }

    private void add(OptionFile.Setting setting, Optional<String> group) {
        if (group.isEmpty()) {
            problems.add(new OptionFileProblem(Kind.SETTING_BEFORE_GROUP, setting.nameSpan(), setting.name()));
        } else if (groups.contains(group.get())) {
            settings.add(Names.setting(
                    catalog, setting.name(), setting.value(), group.get(), setting.nameSpan(), setting.valueSpan()));
        }
    }

    private void follow(OptionFile.Include include, List<String> chain) {
        if (chain.contains(include.target()) || chain.size() > DEEPEST_INCLUDE) {
            problems.add(new OptionFileProblem(Kind.INCLUDE_TOO_DEEP, include.span(), include.target()));
            return;
        }
        if (include.folder()) {
            Optional<List<String>> names = access.folder(include.target());
            if (names.isEmpty()) {
                problems.add(new OptionFileProblem(Kind.INCLUDE_FOLDER_UNREADABLE, include.span(), include.target()));
            }
            names.orElse(List.of()).stream()
                    .filter(name -> name.endsWith(".cnf"))
                    .sorted()
                    .map(name -> include.target() + "/" + name)
                    .forEach(path -> access.file(path).ifPresent(text -> read(text, chain)));
        } else {
            Optional<SourceText> text = access.file(include.target());
            if (text.isEmpty()) {
                problems.add(new OptionFileProblem(Kind.INCLUDE_UNREADABLE, include.span(), include.target()));
            }
            text.ifPresent(found -> read(found, chain));
        }
    }
}
