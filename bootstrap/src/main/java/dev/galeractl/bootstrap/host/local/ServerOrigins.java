package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.journal.JournalRecord;
import dev.galeractl.bootstrap.journal.JournalRecord.StepRecord;
import dev.galeractl.bootstrap.journal.Journals;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.replication.node.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells who started a server: by the process that a journal names, never by its number alone. */
final class ServerOrigins {
    static final String START = "start-server";
    private static final Set<String> STARTS = Set.of(START, "start-most-advanced");
    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);
    private static final Duration LONGEST_LAUNCH = Duration.ofMinutes(1);
    static final String PID = "pid";
    static final String START_TICKS = "start_ticks";
    static final String BOOT_ID = "boot_id";

    private ServerOrigins() {}

    /** What a journal keeps of a process that was started. */
    static Map<String, String> facts(ServerProcess process) {
        return Map.of(
                PID, Long.toString(process.pid()), START_TICKS, Long.toString(process.startTicks()), BOOT_ID, bootId());
    }

    /** Numbers and ticks of processes begin anew at every boot. */
    private static String bootId() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException none) {
            return "";
        }
    }

    static Origin of(ServerProcess process, Verb verb, Path defaultsFile, Journals journals) {
        Optional<JournalRecord> starter = journals.of(subjects(defaultsFile)).stream()
                .filter(record -> started(record, process, defaultsFile))
                .findFirst();
        if (starter.isEmpty()) {
            return Origin.FOREIGN;
        }
        return starter.get().verb().equals(verb.words()) ? Origin.SAME_OPERATION : Origin.GALERACTL;
    }

    /** The option file, and the folders it is in: the runs of a lab are written down under the lab's folder. */
    private static Set<String> subjects(Path defaultsFile) {
        Set<String> subjects = new HashSet<>(Set.of(defaultsFile.toString()));
        for (@Nullable Path folder = defaultsFile.getParent(); folder != null; folder = folder.getParent()) {
            subjects.add(folder.toString());
        }
        return subjects;
    }

    private static boolean started(JournalRecord record, ServerProcess process, Path defaultsFile) {
        return record.steps().stream()
                .anyMatch(step -> step.facts()
                        .map(facts -> names(facts, process))
                        .orElseGet(() -> STARTS.contains(step.slug())
                                && !step.stopped()
                                && couldHaveStarted(step, process, defaultsFile)));
    }

    private static boolean names(Map<String, String> facts, ServerProcess process) {
        return facts(process).entrySet().stream()
                .allMatch(fact -> fact.getValue().equals(facts.get(fact.getKey())));
    }

    /**
     * A run that was killed between launching and writing so down left an open step. A server that reads the very option file and began at that very time
     * is taken for the one it launched: the guards had seen just before that none ran.
     */
    private static boolean couldHaveStarted(StepRecord step, ServerProcess process, Path defaultsFile) {
        Optional<Instant> began =
                ProcessHandle.of(process.pid()).flatMap(it -> it.info().startInstant());
        return process.arguments().contains("--defaults-file=" + defaultsFile)
                && step.begun().isPresent()
                && began.isPresent()
                && began.get().isAfter(step.begun().get().minus(CLOCK_GRAIN))
                && began.get().isBefore(step.begun().get().plus(LONGEST_LAUNCH));
    }
}
