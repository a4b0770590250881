package dev.galeractl.replication.file;

import dev.galeractl.replication.file.Reading.Damage;
import dev.galeractl.replication.file.Reading.ReadFile;
import dev.galeractl.replication.file.Reading.Shortened;
import dev.galeractl.replication.file.Reading.Skipped;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogReader;
import dev.galeractl.replication.log.LogTime;
import dev.galeractl.replication.log.envelope.EnvelopeReader;
import dev.galeractl.replication.log.envelope.ToolLog;
import dev.galeractl.replication.source.InputProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads logs of any kind, wherever they are: finds out by their first bytes how each file is packed and what is around its lines, puts rotated files
 * and the files of state transfers in order, and hands the lines in. A plain file, packed or not, of which nothing more is asked, goes whole to {@link
 * LogDesk.Slot#file}.
 */
public final class LogGatherer {
    private final ReadingTerms terms;
    private final LogDesk desk;
    private final List<ReadFile> files = new ArrayList<>();
    private final List<Damage> damages = new ArrayList<>();
    private final List<Shortened> shortened = new ArrayList<>();
    private boolean resolveZones;

    public LogGatherer(ReadingTerms terms, LogDesk desk) {
        this.terms = terms;
        this.desk = desk;
    }

    /**
     * Reads all of it, each log to its end.
     *
     * @param standardInput what {@code -} among the inputs means
     * @throws InputProblem if a file cannot be read at all; one that breaks off is told by the result
     */
    public Reading read(LogInputs inputs, InputStream standardInput) {
        try (OpenedFiles opened = new OpenedFiles(terms, standardInput)) {
            List<OpenedSet> sets = new ArrayList<>();
            for (LogSet set : inputs.sets()) {
                opened.look(set).ifPresent(sets::add);
            }
            List<OpenedFile> tools = new ArrayList<>();
            for (LogFile tool : inputs.tools()) {
                opened.look(tool, true).ifPresent(tools::add);
            }
            if (sets.isEmpty() && tools.isEmpty()) {
                throw inputs.nothing();
            }
            boolean zoned = sets.stream().anyMatch(OpenedSet::zoned)
                    || tools.stream().anyMatch(it -> it.content().zoned());
            boolean zoneless = sets.stream().anyMatch(OpenedSet::zoneless)
                    || tools.stream().anyMatch(it -> it.content().zoneless());
            boolean window = terms.since().isPresent() || terms.until().isPresent();
            resolveZones = window || terms.zone().isPresent() || (zoned && zoneless);
            Map<OpenedSet, List<OpenedFile>> beside = attach(tools, sets);
            for (OpenedSet set : sets) {
                read(set, beside.getOrDefault(set, List.of()));
            }
            boolean compared = sets.stream().filter(OpenedSet::zoneless).count() > 1;
            boolean resolved = zoneless && resolveZones;
            List<Skipped> skipped = new ArrayList<>(inputs.skipped());
            skipped.addAll(opened.skipped());
            return new Reading(
                    files,
                    damages,
                    resolved ? Optional.of(terms.effectiveZone()) : Optional.empty(),
                    terms.zone().isEmpty() && (resolved || compared),
                    compared && !resolved,
                    skipped,
                    shortened);
        } catch (IOException e) {
            throw TextFiles.problem(
                    Path.of(inputs.sets().isEmpty() ? "-" : inputs.sets().get(0).name()), e);
        }
    }

    /**
     * Which log the files of each tool belong to: the only one of the same folder, or of the nearest folder above that has one; else the one that
     * began last before it. Those that belong to none are logs of their own.
     */
    private Map<OpenedSet, List<OpenedFile>> attach(List<OpenedFile> tools, List<OpenedSet> sets) {
        Map<OpenedSet, List<OpenedFile>> beside = new HashMap<>();
        List<OpenedSet> logs = List.copyOf(sets);
        for (OpenedFile tool : tools) {
            OpenedSet owner = owner(tool, logs).orElseGet(() -> {
                OpenedSet own = new OpenedSet(
                        new LogSet(tool.file().name(), List.of(tool.file()), LogSet.Choice.ASKED), List.of(tool));
                sets.add(own);
                return own;
            });
            if (!owner.files().contains(tool)) {
                beside.computeIfAbsent(owner, absent -> new ArrayList<>()).add(tool);
            }
        }
        return beside;
    }

    private static Optional<OpenedSet> owner(OpenedFile tool, List<OpenedSet> logs) {
        for (Path folder = tool.file().folder().orElse(null); folder != null; folder = folder.getParent()) {
            Path here = folder;
            List<OpenedSet> near = logs.stream().filter(log -> log.liesIn(here)).toList();
            if (near.size() == 1) {
                return Optional.of(near.get(0));
            }
            if (near.size() > 1) {
                return latestBefore(tool, near);
            }
        }
        return logs.size() == 1 ? Optional.of(logs.get(0)) : latestBefore(tool, logs);
    }

    private static Optional<OpenedSet> latestBefore(OpenedFile tool, List<OpenedSet> logs) {
        Optional<LogTime> begin = tool.content().first();
        return begin.isEmpty()
                ? Optional.empty()
                : logs.stream()
                        .filter(log ->
                                log.first().isPresent() && log.first().get().compareTo(begin.get()) <= 0)
                        .max(Comparator.comparing(log -> log.first().orElseThrow()));
    }

    private void read(OpenedSet set, List<OpenedFile> tools) throws IOException {
        Owners owners = new Owners(set, toolLines(tools));
        int part = 0;
        for (OpenedFile file : set.inOrder()) {
            List<String> logs = new ArrayList<>();
            readFile(file, part++, owner -> owners.log(owner, logs));
            files.add(new ReadFile(file.file().name(), logs, file.content().forms()));
        }
        owners.end();
        for (OpenedFile tool : tools) {
            files.add(new ReadFile(
                    tool.file().name(), List.of(set.name()), tool.content().forms()));
        }
    }

    private void readFile(OpenedFile file, int part, Function<String, Consumer<LogLine>> logs) throws IOException {
        try (UnpackedInput in = file.open()) {
            Optional<String> tool = ToolLog.of(file.file().name());
            if (file.content().isPlain()) {
                plain(file.file().name(), part, tool, logs.apply(""), in);
            } else {
                new EnvelopeReader(
                                file.file().name(),
                                file.content(),
                                terms.now().toLocalDateTime(),
                                owner -> ofPart(part, tool, logs.apply(owner)))
                        .read(in);
            }
            damage(file, in);
        }
    }

    private static void plain(String name, int part, Optional<String> tool, Consumer<LogLine> log, UnpackedInput in)
            throws IOException {
        if (tool.isEmpty() && log instanceof LogDesk.Slot slot) {
            slot.file(name, part, in);
        } else {
            LogReader.read(name, in, ofPart(part, tool, log));
        }
    }

    private void damage(OpenedFile file, UnpackedInput in) throws IOException {
        if (in.damage().isPresent()) {
            damages.add(new Damage(
                    file.file().name(),
                    in.position(),
                    file.lines(in.position()),
                    in.damage().get()));
        }
    }

    private List<LogLine> toolLines(List<OpenedFile> tools) throws IOException {
        List<LogLine> all = new ArrayList<>();
        for (OpenedFile tool : tools) {
            ToolLines lines = new ToolLines();
            readFile(tool, 0, owner -> zones(lines));
            if (lines.left() > 0) {
                shortened.add(new Shortened(tool.file().name(), lines.left()));
            }
            all.addAll(lines.dated());
        }
        // Stable: lines of one second stay in the order of their file.
        all.sort(Comparator.comparing(line -> line.time().orElse(ToolLines.BEGINNING)));
        return all;
    }

    private static Consumer<LogLine> ofPart(int part, Optional<String> tool, Consumer<LogLine> log) {
        if (part == 0 && tool.isEmpty()) {
            return log;
        }
        return line -> log.accept(tool.map(line::by).orElse(line).inPart(part));
    }

    private Consumer<LogLine> zones(Consumer<LogLine> log) {
        return resolveZones ? new InZone(terms.effectiveZone(), log) : log;
    }

    /** The logs that a set of files holds: one, or one for each host, pod or container that speaks in it. */
    private final class Owners {
        private final OpenedSet set;
        private final List<LogLine> beside;
        private final boolean several;
        private final Map<String, Consumer<LogLine>> logs = new HashMap<>();
        private final Map<String, String> names = new HashMap<>();
        private Optional<Interleaving> interleaving = Optional.empty();

        Owners(OpenedSet set, List<LogLine> beside) {
            this.set = set;
            this.beside = beside;
            this.several = set.owners().size() > 1;
        }

        Consumer<LogLine> log(String owner, List<String> told) {
            Consumer<LogLine> known = logs.get(owner);
            if (known == null) {
                known = open(owner);
                logs.put(owner, known);
            }
            told.add(names.getOrDefault(owner, set.name()));
            return known;
        }

        private Consumer<LogLine> open(String owner) {
            // Who speaks alone at first has the file's own name.
            boolean alone = owner.isEmpty() || (logs.isEmpty() && !several);
            String name = alone ? set.name() : set.name() + " (" + owner + ")";
            names.put(owner, name);
            LogDesk.Slot log = desk.log(name, set.asked() && alone);
            Consumer<LogLine> limited = terms.until()
                    .<Consumer<LogLine>>map(until -> new UntilThen(until, log))
                    .orElse(log);
            if (beside.isEmpty() || interleaving.isPresent()) {
                return zones(limited);
            }
            interleaving = Optional.of(new Interleaving(beside, limited));
            return zones(interleaving.get());
        }

        void end() {
            if (logs.isEmpty()) {
                log("", new ArrayList<>());
            }
            interleaving.ifPresent(Interleaving::end);
        }
    }
}
