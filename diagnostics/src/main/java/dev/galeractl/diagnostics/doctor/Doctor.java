package dev.galeractl.diagnostics.doctor;

import dev.galeractl.diagnostics.doctor.cause.Diagnoses;
import dev.galeractl.diagnostics.event.MembershipEvent.ComponentChanged;
import dev.galeractl.diagnostics.event.PassageReader;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.Severity;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.NodeHistory;
import dev.galeractl.diagnostics.live.LiveFacts;
import dev.galeractl.diagnostics.live.LiveReport;
import dev.galeractl.diagnostics.live.Present;
import dev.galeractl.diagnostics.message.MessageCatalogue;
import dev.galeractl.diagnostics.start.LogStatistics;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartAssembler;
import dev.galeractl.diagnostics.start.StartOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Explains error logs: rebuilds the starts of each server, finds what went wrong in them, and names the earliest fact that explains it. It keeps the
 * events of a log, never its lines, so logs of any size may be given.
 *
 * <pre>{@code
 * Doctor doctor = new Doctor();
 * new ChunkReader<>("db1.log", doctor.log("db1.log")).read(in);
 * DoctorReport report = doctor.report();
 * }</pre>
 */
public final class Doctor {

    private final Optional<MessageCatalogue> messages;
    private final PassageReader passages;
    private final List<StartAssembler> logs = new ArrayList<>();
    private final List<Boolean> asked = new ArrayList<>();

    /** A doctor who does not count what is known. */
    public Doctor() {
        this(Optional.empty());
    }

    /** @param messages where to look up which messages are known, if {@link #statistics} are wanted */
    public Doctor(Optional<MessageCatalogue> messages) {
        this.messages = messages;
        this.passages = new PassageReader(messages);
    }

    /** The report on logs that are at hand as lines. */
    public static DoctorReport diagnose(List<LogSource> sources) {
        Doctor doctor = new Doctor();
        for (LogSource source : sources) {
            source.lines().forEach(doctor.log(source.name()));
        }
        return doctor.report();
    }

    /** Takes one more log. */
    public LogIntake log(String name) {
        return log(name, true);
    }

    /**
     * Takes one more log.
     *
     * @param named whether somebody named just this log. What a folder or a collector's stream holds besides is no part of the report if it turns
     *     out to be no server's log
     */
    public LogIntake log(String name, boolean named) {
        StartAssembler assembler = new StartAssembler(name, messages.map(MessageCatalogue::search));
        logs.add(assembler);
        asked.add(named);
        return new LogIntake(passages, assembler);
    }

    /** The report on all logs taken; to be asked for once, when all of them are read to the end. */
    public DoctorReport report() {
        return report(Optional.empty());
    }

    /**
     * The report on what is not yet over at a time: starts that ended before are left out, one that straddles it is told whole, but for what went
     * wrong in it before.
     */
    public DoctorReport report(Optional<Instant> since) {
        return report(since, Optional.empty());
    }

    /** What the logs tell, before anybody asks why: for whom only the story is wanted. */
    public CaseFile caseFile(Optional<Instant> since) {
        return since.map(from -> Period.since(from, read()).caseFile()).orElseGet(() -> CaseFile.of(read()));
    }

    /** As {@link #report(Optional)}, by the light of what the host says now. */
    public DoctorReport report(Optional<Instant> since, Optional<LiveFacts> live) {
        Optional<Present> present = live.map(Present::new);
        CaseFile told = caseFile(since);
        CaseFile caseFile = present.map(now -> now.heal(told)).orElse(told);
        List<Finding> found = new ArrayList<>(onceEach(Diagnoses.findings(caseFile)));
        present.ifPresent(now -> found.addAll(now.findings(List.copyOf(found))));
        List<Finding> findings = worstFirst(present.map(now -> now.past(found)).orElse(found)).stream()
                .map(finding -> ServerKind.named(finding, caseFile))
                .toList();
        List<NodeSummary> nodes = caseFile.nodes().stream()
                .map(node -> NodeSummary.of(
                        node, caseFile.membership().vanished(node).isPresent(), starts(node, caseFile)))
                .toList();
        Optional<LiveReport> report = live.map(facts -> new LiveReport(facts, new Present(facts).remarks(findings)));
        Verdict verdict = verdict(caseFile, findings);
        List<ErrorLine> errorLines = verdict == Verdict.UNKNOWN
                ? ErrorLines.unexplained(caseFile, findings, messages.orElseGet(MessageCatalogue::load))
                : List.of();
        return new DoctorReport(verdict, nodes, caseFile.incidents(), findings, List.of(), errorLines, report);
    }

    /** How much of each log was understood, in the order in which they were taken; empty if the doctor got no catalogue of messages. */
    public List<LogStatistics> statistics() {
        return messages.isEmpty()
                ? List.of()
                : logs.stream().map(StartAssembler::statistics).toList();
    }

    /** The starts of a node, and those of its logs that were not kept. */
    private static int starts(NodeHistory node, CaseFile caseFile) {
        int kept = node.starts().size();
        return kept
                + caseFile.logs().stream()
                        .filter(log -> log.starts().stream().anyMatch(node.starts()::contains))
                        .mapToInt(log -> log.begun() - log.starts().size())
                        .sum();
    }

    private List<ReadLog> read() {
        List<ReadLog> read = logs.stream().map(StartAssembler::finish).toList();
        boolean toolsOnly = read.stream().allMatch(log -> log.starts().isEmpty());
        List<ReadLog> all = toolsOnly ? read.stream().map(ReadLog::byTool).toList() : read;
        boolean galera = all.stream().anyMatch(log -> log.wsrep() > 0);
        return IntStream.range(0, all.size())
                .filter(i -> asked.get(i)
                        || !galera
                        || all.get(i).wsrep() > 0
                        || !all.get(i).starts().isEmpty())
                .mapToObj(all::get)
                .toList();
    }

    private static Verdict verdict(CaseFile caseFile, List<Finding> findings) {
        Verdict verdict = Verdict.of(findings, List.of());
        boolean undecided = caseFile.nodes().isEmpty()
                || caseFile.logs().stream().allMatch(log -> log.wsrep() == 0)
                || caseFile.nodes().stream()
                        .map(NodeHistory::latest)
                        .anyMatch(start -> start.outcome() == StartOutcome.UNKNOWN
                                || isLeftOutside(start)
                                || gaveUp(start, caseFile));
        return verdict == Verdict.OK && undecided ? Verdict.UNKNOWN : verdict;
    }

    /** It ended by its own decision, is not up again, and left no error to show: nothing found does not mean nothing wrong. */
    private static boolean gaveUp(ServerStart latest, CaseFile caseFile) {
        return latest.outcome() == StartOutcome.GAVE_UP
                && caseFile.incidents().stream().anyMatch(it -> it.start().equals(latest) && !it.isHealed());
    }

    /** It runs, and the last component it was in is no Primary one: whatever else was found or not, that is not well. */
    private static boolean isLeftOutside(ServerStart start) {
        return start.outcome() == StartOutcome.RUNNING
                && start.last(ComponentChanged.class)
                        .filter(component -> !component.primary())
                        .isPresent();
    }

    /** A server that systemd starts again and again fails in the same way each time: the last time stands for all. */
    private static List<Finding> onceEach(List<Finding> findings) {
        Map<List<Object>, Finding> byMeaning = new LinkedHashMap<>();
        for (Finding finding : findings) {
            byMeaning.put(
                    List.of(finding.code(), finding.circumstance(), finding.parameters(), finding.node()), finding);
        }
        return List.copyOf(byMeaning.values());
    }

    private static List<Finding> worstFirst(List<Finding> findings) {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(Catalogue::severity, Comparator.comparingInt(Severity::ordinal)));
        return List.copyOf(sorted);
    }
}
