package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.optionfile.OptionFileProblem.Kind;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.source.SourceSpan;
import dev.galeractl.replication.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run of the resolver: collects settings, files and problems while walking through files and their includes. */
final class Resolution {
    /** Seen on MariaDB 10.11: the tenth nested include is still read, the eleventh is skipped with a warning. */
    private static final int DEEPEST_INCLUDE = 10;
    /**
     * Files that include each other's folder multiply with every level; the server goes on regardless. Beyond this
     * number nobody wants the answer any more.
     */
    private static final int MOST_READS = 4096;

    private static final int MOST_SETTINGS = 100_000;

    private final OptionFileAccess access;
    private final OptionGroups groups;
    private final OptionCatalog catalog;
    private final List<OptionSetting> settings = new ArrayList<>();
    private final List<OptionSetting> others = new ArrayList<>();
    private final Map<String, SourceFile> files = new LinkedHashMap<>();
    private final Set<OptionFileProblem> problems = new LinkedHashSet<>();
    private int reads;

    Resolution(OptionFileAccess access, OptionGroups groups, OptionCatalog catalog) {
        this.access = access;
        this.groups = groups;
        this.catalog = catalog;
    }

    EffectiveOptions result() {
        return new EffectiveOptions(catalog, settings, List.copyOf(files.values()), List.copyOf(problems), others);
    }

    void read(SourceText source) {
        read(source, List.of());
    }

    private void read(SourceText source, List<String> includedBy) {
        reads++;
        if (source.worldWritable()) {
            files.putIfAbsent(source.name(), new SourceFile(source.name(), List.of(), true));
            problem(Kind.WORLD_WRITABLE, SourceSpan.of(source.name(), 1, 1, 0), source.name(), includedBy);
            return;
        }
        files.putIfAbsent(source.name(), SourceFile.of(source));
        List<String> chain = new ArrayList<>(includedBy);
        chain.add(source.name());
        boolean included = !includedBy.isEmpty();
        Optional<String> group = Optional.empty();
        for (OptionFile.Line line : OptionFileParser.parse(source).lines()) {
            boolean ended = false;
            if (line.content() instanceof OptionFile.Setting setting) {
                if (group.isEmpty()) {
                    problem(Kind.SETTING_BEFORE_GROUP, setting.nameSpan(), setting.name(), includedBy);
                    // A file without any group: said once is enough.
                    group = Optional.of("");
                    ended = true;
                } else if (groups.contains(group.get())) {
                    line.problems().forEach(problem -> keep(problem, includedBy));
                    add(setting, group.get());
                } else {
                    others.add(ofAnother(setting, group.get()));
                }
            } else {
                line.problems().forEach(problem -> keep(problem, includedBy));
                ended = line.problems().stream()
                        .anyMatch(problem -> problem.kind().endsFile());
                if (line.content() instanceof OptionFile.GroupHeader header) {
                    group = Optional.of(header.name());
                } else if (line.content() instanceof OptionFile.Include include) {
                    ended |= !follow(include, chain, includedBy);
                }
            }
            // In the file the server was given such a mistake stops it; we read on, to find the other mistakes.
            if (ended && included) {
                return;
            }
        }
    }

    private void add(OptionFile.Setting setting, String group) {
        Names.Named named =
                Names.name(catalog, setting.name(), setting.value(), group, setting.nameSpan(), setting.valueSpan());
        settings.add(named.setting());
        named.problem()
                .ifPresent(kind -> problems.add(
                        new OptionFileProblem(kind, setting.nameSpan(), setting.name(), kind.isRejected())));
    }

    private static OptionSetting ofAnother(OptionFile.Setting setting, String group) {
        return new OptionSetting(
                EffectiveOptions.canonical(setting.name()),
                setting.name(),
                setting.value(),
                group,
                setting.nameSpan(),
                setting.valueSpan(),
                false);
    }

    /** False if the server reads no further in the including file. */
    private boolean follow(OptionFile.Include include, List<String> chain, List<String> includedBy) {
        if (chain.size() > DEEPEST_INCLUDE || reads >= MOST_READS || settings.size() + others.size() >= MOST_SETTINGS) {
            skip(include, chain, includedBy);
            return true;
        }
        if (!include.folder()) {
            Optional<SourceText> text = access.file(include.target());
            if (text.isEmpty()) {
                problem(Kind.INCLUDE_NOT_FOUND, include.span(), include.target(), includedBy);
            }
            text.ifPresent(found -> read(found, chain));
            return true;
        }
        Optional<List<String>> names = access.folder(include.target());
        if (names.isEmpty()) {
            problem(Kind.INCLUDE_FOLDER_UNREADABLE, include.span(), include.target(), includedBy);
            return false;
        }
        String folder = include.target().endsWith("/") ? include.target() : include.target() + "/";
        List<String> sorted = new ArrayList<>(names.get());
        sorted.sort(Resolution::compareAsBytes);
        for (String name : sorted) {
            if (name.endsWith(".cnf")) {
                access.file(folder + name).ifPresent(text -> read(text, chain));
            }
        }
        return true;
    }

    /** In a file that includes itself every directive is skipped in the end; only the one that leads back is a mistake. */
    private void skip(OptionFile.Include include, List<String> chain, List<String> includedBy) {
        String target = include.target();
        boolean leadsBack =
                include.folder() ? chain.stream().anyMatch(name -> name.startsWith(target)) : chain.contains(target);
        if (leadsBack) {
            problem(Kind.INCLUDES_ITSELF, include.span(), target, includedBy);
        } else if (Set.copyOf(chain).size() == chain.size()) {
            problem(Kind.INCLUDE_TOO_DEEP, include.span(), target, includedBy);
        }
    }

    /** The order of the server: by the bytes of the names, whatever the locale. */
    private static int compareAsBytes(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private void problem(Kind kind, SourceSpan span, String detail, List<String> includedBy) {
        keep(new OptionFileProblem(kind, span, detail, kind.isRejected()), includedBy);
    }

    private void keep(OptionFileProblem problem, List<String> includedBy) {
        boolean stopsServer = problem.kind().endsFile() ? includedBy.isEmpty() : problem.stopsServer();
        problems.add(new OptionFileProblem(problem.kind(), problem.span(), problem.detail(), stopsServer));
    }
}
