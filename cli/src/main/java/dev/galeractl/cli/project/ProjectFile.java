package dev.galeractl.cli.project;

import dev.galeractl.diagnostics.config.ignore.Ignore;
import dev.galeractl.diagnostics.config.ignore.Ignore.Everywhere;
import dev.galeractl.diagnostics.config.ignore.Ignore.InFiles;
import dev.galeractl.diagnostics.config.ignore.Ignore.Source;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Severity;
import dev.galeractl.replication.option.ServerVersion;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * What {@value #NAME} says.
 *
 * @param path where it is; patterns of files count from its folder
 * @param severity the least severe findings that are to be told
 */
public record ProjectFile(
        Path path, Optional<ServerVersion> serverVersion, Optional<Severity> severity, List<Entry> ignores) {
    public static final String NAME = ".galeractl.yaml";

    public ProjectFile {
        ignores = List.copyOf(ignores);
    }

    /**
     * One thing to ignore.
     *
     * @param files patterns such as {@code conf/*.cnf} or {@code **}{@code /legacy.cnf}; empty if all files are meant
     */
    public record Entry(String code, Optional<String> reason, Optional<List<String>> files, Evidence place) {}

    /** The wishes that are about a server which reads these files. */
    public List<Ignore> ignoresFor(List<String> read) {
        return ignores.stream().flatMap(entry -> of(entry, read).stream()).toList();
    }

    private Optional<Ignore> of(Entry entry, List<String> read) {
        Ignore everywhere = new Ignore(
                entry.code(), entry.reason(), Source.PROJECT_FILE, new Everywhere(), Optional.of(entry.place()));
        if (entry.files().isEmpty()) {
            return Optional.of(everywhere);
        }
        Set<String> meant = read.stream()
                .filter(file -> entry.files().get().stream().anyMatch(pattern -> matches(pattern, file)))
                .collect(Collectors.toSet());
        return meant.isEmpty()
                ? Optional.empty()
                : Optional.of(new Ignore(
                        entry.code(),
                        entry.reason(),
                        Source.PROJECT_FILE,
                        new InFiles(meant),
                        Optional.of(entry.place())));
    }

    private boolean matches(String pattern, String file) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        Path absolute = Path.of(file).toAbsolutePath().normalize();
        return folder != null && absolute.startsWith(folder) && matcher(pattern).matches(folder.relativize(absolute));
    }

    static boolean isPattern(String pattern) {
        try {
            matcher(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static PathMatcher matcher(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }
}
