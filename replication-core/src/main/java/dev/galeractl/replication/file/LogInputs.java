package dev.galeractl.replication.file;

import dev.galeractl.replication.file.LogSet.Choice;
import dev.galeractl.replication.file.Reading.Skipped;
import dev.galeractl.replication.file.Reading.Skipped.Reason;
import dev.galeractl.replication.log.envelope.ToolLog;
import dev.galeractl.replication.source.InputProblem;
import dev.galeractl.replication.source.InputProblem.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The logs that words of a command line mean: files, folders, patterns that no shell has expanded, {@code -}. Rotated pieces of one log that lie in
 * one folder are one log, the oldest first; what a state transfer left beside a log is kept apart, to be put in its place later.
 */
public final class LogInputs {
    private static final String STANDARD_INPUT = "-";

    /** Folders within folders that are searched. */
    private static final int DEEPEST = 6;

    /** Entries of a folder that are looked at; a datadir of many tables has more, and its error log is not among the last. */
    private static final long MOST_ENTRIES = 200_000;

    private static final List<String> ENDINGS = List.of(".log", ".err", ".journal.txt");

    /** Logs end so, and much else does. */
    private static final List<String> COMMON_ENDINGS = List.of(".out", ".txt", ".json", ".jsonl", ".ndjson");

    private static final Set<String> NAMES =
            Set.of("messages", "syslog", "journal", "error", "stderr", "stdout", "console", "dmesg", "log");

    private final List<LogSet> sets;
    private final List<LogFile> tools;
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();

    private LogInputs(List<String> words, String standardInput) {
        Map<Path, Found> files = new LinkedHashMap<>();
        List<LogSet> all = new ArrayList<>();
        List<LogFile> beside = new ArrayList<>();
        boolean stdin = false;
        for (String word : words) {
            if (word.equals(STANDARD_INPUT)) {
                if (!stdin) {
                    all.add(new LogSet(
                            standardInput, List.of(new LogFile(standardInput, Optional.empty())), Choice.ASKED));
                }
                stdin = true;
            } else {
                find(word)
                        .forEach(found -> files.merge(
                                found.path().toAbsolutePath().normalize(),
                                found,
                                (first, again) -> first.choice() == Choice.ASKED ? first : again));
            }
        }
        List<Found> logs = new ArrayList<>();
        for (Found found : files.values()) {
            if (ToolLog.of(found.path().getFileName().toString()).isPresent()) {
                beside.add(LogFile.of(found.path()));
            } else {
                logs.add(found);
            }
        }
        all.addAll(sets(logs));
        sets = List.copyOf(all);
        tools = List.copyOf(beside);
    }

    /**
     * Finds the files; opens none.
     *
     * @param standardInput what {@code -} is called in evidence
     * @throws InputProblem if a word means nothing that is there
     */
    public static LogInputs of(List<String> words, String standardInput) {
        return new LogInputs(words, standardInput);
    }

    /** The logs, in the order in which they were named. */
    List<LogSet> sets() {
        return sets;
    }

    /** What the tools of state transfers left. */
    List<LogFile> tools() {
        return tools;
    }

    /** Files in the named folders that are no logs by their names. */
    List<Skipped> skipped() {
        return List.copyOf(skipped);
    }

    /** Whoever found that nothing is a log among all that was found has this to say. */
    InputProblem nothing() {
        return folders.isEmpty() ? noLogs(Path.of(".")) : noLogs(folders.get(0));
    }

    private static InputProblem noLogs(Path folder) {
        return new InputProblem(
                Kind.NO_LOGS, folder.toString(), "The folder " + folder + " holds no file that looks like a log.");
    }

    private List<Found> find(String word) {
        Path path;
        try {
            path = Path.of(word);
        } catch (InvalidPathException e) {
            throw new InputProblem(Kind.NOT_FOUND, word, "There is no file " + word + ".", e);
        }
        if (Files.isDirectory(path)) {
            return inFolder(path);
        }
        boolean pattern =
                !Files.exists(path) && word.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
        return pattern ? matching(word) : List.of(new Found(path, Choice.ASKED));
    }

    private List<Found> inFolder(Path folder) {
        folders.add(folder);
        List<Found> found = new ArrayList<>();
        for (Path file : files(folder, DEEPEST)) {
            choice(file.getFileName().toString())
                    .ifPresentOrElse(
                            choice -> found.add(new Found(file, choice)),
                            () -> skipped.add(new Skipped(file.toString(), Reason.NAME)));
        }
        if (found.isEmpty()) {
            throw noLogs(folder);
        }
        return found;
    }

    private static List<Found> matching(String pattern) {
        int wild = 0;
        while (wild < pattern.length() && "*?[{".indexOf(pattern.charAt(wild)) < 0) {
            wild++;
        }
        int slash = pattern.lastIndexOf('/', wild);
        Path folder = Path.of(slash < 0 ? "" : slash == 0 ? "/" : pattern.substring(0, slash));
        int depth = pattern.contains("**")
                ? DEEPEST
                : (int) pattern.substring(slash + 1)
                                .chars()
                                .filter(c -> c == '/')
                                .count()
                        + 1;
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            List<Found> found = (Files.isDirectory(folder) || folder.toString().isEmpty()
                            ? files(folder, depth)
                            : List.<Path>of())
                    .stream()
                            .filter(matcher::matches)
                            .map(file -> new Found(file, Choice.ASKED))
                            .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (PatternSyntaxException e) {
            throw new InputProblem(Kind.NOT_FOUND, pattern, "There is no file " + pattern + ".", e);
        }
        throw new InputProblem(Kind.NOT_FOUND, pattern, "No file matches " + pattern + ".");
    }

    private static List<Path> files(Path folder, int depth) {
        try (Stream<Path> walk = Files.walk(folder, depth)) {
            return walk.limit(MOST_ENTRIES)
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw TextFiles.problem(folder, e);
        } catch (UncheckedIOException e) {
            throw TextFiles.problem(folder, e.getCause() == null ? new IOException(e) : e.getCause());
        }
    }

    /** What the name of a file that lies in a folder says; empty if it is no log's. */
    private static Optional<Choice> choice(String fileName) {
        String name = Rotation.of(fileName).stem().toLowerCase(Locale.ROOT);
        String whole = Rotation.unpacked(fileName).toLowerCase(Locale.ROOT);
        Optional<String> common =
                COMMON_ENDINGS.stream().filter(whole::endsWith).findFirst();
        if (ToolLog.of(fileName).isPresent()
                || ENDINGS.stream().anyMatch(ending -> name.endsWith(ending) || whole.endsWith(ending))
                || NAMES.contains(name)
                || common.filter(ending -> NAMES.contains(whole.substring(0, whole.length() - ending.length())))
                        .isPresent()) {
            return Optional.of(Choice.NAMED_SO);
        }
        return common.isPresent() || COMMON_ENDINGS.stream().anyMatch(name::endsWith)
                ? Optional.of(Choice.PERHAPS)
                : Optional.empty();
    }

    private static List<LogSet> sets(List<Found> files) {
        Map<Path, List<Found>> byStem = new LinkedHashMap<>();
        Set<Path> there = new LinkedHashSet<>();
        files.forEach(file -> there.add(file.sibling(Rotation.unpacked(file.simpleName()))));
        for (Found file : files) {
            Rotation rotation = file.rotation();
            Path stem = file.sibling(rotation.stem());
            boolean piece = rotation.isNewest() || rotation.isOfALog(there.contains(stem));
            byStem.computeIfAbsent(piece ? stem : file.sibling(file.simpleName()), absent -> new ArrayList<>())
                    .add(file);
        }
        return byStem.values().stream().map(LogInputs::set).toList();
    }

    private static LogSet set(List<Found> pieces) {
        List<Found> ordered = new ArrayList<>(pieces);
        ordered.sort(Comparator.comparing(Found::rotation, Rotation.OLDEST_FIRST));
        Found newest = ordered.get(ordered.size() - 1);
        return new LogSet(
                newest.path().toString(),
                ordered.stream().map(found -> LogFile.of(found.path())).toList(),
                ordered.stream()
                        .map(Found::choice)
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
    }

    /** A file that a word meant: its own name, a pattern, or the folder it lies in. */
    private record Found(Path path, Choice choice) {

        String simpleName() {
            return path.getFileName().toString();
        }

        Rotation rotation() {
            return Rotation.of(simpleName());
        }

        Path sibling(String name) {
            return path.toAbsolutePath().normalize().resolveSibling(name);
        }
    }
}
