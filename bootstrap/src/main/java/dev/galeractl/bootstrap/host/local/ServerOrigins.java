package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.journal.JournalRecord;
import dev.galeractl.bootstrap.journal.JournalRecord.StepRecord;
import dev.galeractl.bootstrap.journal.Journals;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.replication.node.ServerProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Tells who started a server: by the process that a journal names, never by its number alone. */
final class ServerOrigins {
    static final String START = "start-server";
    static final String PID = "pid";
    static final String START_TICKS = "start_ticks";

    private ServerOrigins() {}

    /** What a journal keeps of a process that was started. */
    static Map<String, String> facts(ServerProcess process) {
        return Map.of(PID, Long.toString(process.pid()), START_TICKS, Long.toString(process.startTicks()));
    }

    static Origin of(ServerProcess process, Verb verb, Path defaultsFile, Journals journals) {
        Optional<JournalRecord> starter = journals.of(defaultsFile.toString()).stream()
                .filter(record -> started(record, process, defaultsFile))
                .findFirst();
        if (starter.isEmpty()) {
            return Origin.FOREIGN;
        }
        return starter.get().verb().equals(verb.words()) ? Origin.SAME_OPERATION : Origin.GALERACTL;
    }

    private static boolean started(JournalRecord record, ServerProcess process, Path defaultsFile) {
        return record.steps().stream()
                .filter(step -> step.slug().equals(START))
                .anyMatch(step -> step.facts()
                        .map(facts -> facts(process).entrySet().stream()
                                .allMatch(fact -> fact.getValue().equals(facts.get(fact.getKey()))))
                        .orElseGet(() -> lastAndOpen(record, step) && reads(process, defaultsFile)));
    }

    /**
     * A run that was killed between launching and writing so down left an open step. Then a server that reads the very option file is taken for the one
     * it launched: the guards had seen just before that none ran.
     */
    private static boolean lastAndOpen(JournalRecord record, StepRecord step) {
        return record.steps().get(record.steps().size() - 1).equals(step);
    }

    private static boolean reads(ServerProcess process, Path defaultsFile) {
        return process.arguments().contains("--defaults-file=" + defaultsFile);
    }
}
