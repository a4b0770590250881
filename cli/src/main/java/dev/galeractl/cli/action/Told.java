package dev.galeractl.cli.action;

import dev.galeractl.cli.project.ProjectFile;
import dev.galeractl.cli.render.Untold;
import dev.galeractl.diagnostics.config.ConfigReport;
import dev.galeractl.diagnostics.config.ignore.Ignore;
import dev.galeractl.diagnostics.config.ignore.Ignore.Everywhere;
import dev.galeractl.diagnostics.config.ignore.Ignore.Source;
import dev.galeractl.diagnostics.config.ignore.Sieve;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.Severity;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.replication.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one run found, and what of it is told: what nobody wants to have ignored, and what is severe enough. */
final class Told {
    private final Sieve sieve = new Sieve();
    private final List<Ignore> ignores;
    /** The least severe findings to tell: as the command line says, else the first project file. */
    private Optional<Severity> least;

    private final Map<String, SourceFile> files = new LinkedHashMap<>();
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Set<Finding> hidden = new LinkedHashSet<>();
    private final Set<UnknownCheck> unknown = new LinkedHashSet<>();

    Told(ValidateRequest request) {
        this.ignores = request.ignores().stream().map(Told::ignore).toList();
        this.least = request.severity();
    }

    /**
     * Takes what a check gave.
     *
     * @param read the files that were checked, whose comments may ask for something to be ignored
     * @return it without what is ignored, but with what is not severe enough to be told
     */
    ConfigReport add(ConfigReport report, List<SourceFile> read, Optional<ProjectFile> project) {
        least = least.or(() -> project.flatMap(ProjectFile::severity));
        List<Ignore> wishes = new ArrayList<>(ignores);
        project.ifPresent(it ->
                wishes.addAll(it.ignoresFor(read.stream().map(SourceFile::name).toList())));
        ConfigReport sifted = sieve.sift(report, read, wishes);
        read.forEach(file -> files.putIfAbsent(file.name(), file));
        add(sifted.findings());
        unknown.addAll(sifted.unknown());
        return sifted;
    }

    /** Takes what is wrong with the wishes themselves, once everything is checked. */
    void close() {
        add(sieve.needless());
    }

    private void add(List<Finding> found) {
        for (Finding finding : found) {
            boolean told = Catalogue.severity(finding).compareTo(least.orElse(Severity.NOTICE)) <= 0;
            (told ? findings : hidden).add(finding);
        }
    }

    Verdict verdict() {
        return Verdict.of(findings, unknown);
    }

    List<SourceFile> files() {
        return List.copyOf(files.values());
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    List<UnknownCheck> unknown() {
        return List.copyOf(unknown);
    }

    Untold untold() {
        return new Untold(sieve.ignored(), sieve.ignoredChecks(), hidden.size());
    }

    /** {@code CODE=REASON}; a reason that is missing is a finding, like any other mistake in what is to be ignored. */
    private static Ignore ignore(String written) {
        int equals = written.indexOf('=');
        String code = equals < 0 ? written : written.substring(0, equals);
        Optional<String> reason = Optional.of(
                        equals < 0 ? "" : written.substring(equals + 1).strip())
                .filter(it -> !it.isEmpty());
        return new Ignore(code.strip(), reason, Source.COMMAND_LINE, new Everywhere(), Optional.empty());
    }
}
