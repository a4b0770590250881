package dev.galeractl.bootstrap.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.execute.RunLog;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalsTest {
    private static final Step STOP = new Step.StopServer("db1", Path.of("/ノード/my.cnf"));
    private static final Step KILL = new Step.KillServer("db1", Path.of("/ノード/my.cnf"));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aJournalIsFoundByVerbAndSubject() {
        Journals journals = journals();
        write(journals.open("op-1", "/a/my.cnf"));
        assertThat(journals.latest(Verb.STOP, "/a/my.cnf")).get().satisfies(record -> {
            assertThat(record.operationId()).isEqualTo("op-1");
            assertThat(record.finished()).isTrue();
            assertThat(record.steps()).hasSize(2);
            assertThat(record.steps().get(0).facts()).contains(Map.of("pid", "4711"));
        });
        assertThat(journals.latest(Verb.JOIN, "/a/my.cnf")).isEmpty();
        assertThat(journals.latest(Verb.STOP, "/b/my.cnf")).isEmpty();
    }

    /** Whoever types ^C wants the operation to stop, not its journal to be lost. */
    @Test
    void anInterruptHindersNeitherLockNorJournal() {
        Thread.currentThread().interrupt();
        boolean held;
        try (RunLock lock = journals().lock("/a/my.cnf", "op-1").orElseThrow()) {
            write(journals().open("op-1", "/a/my.cnf"));
            held = journals().lock("/a/my.cnf", "op-2").isEmpty();
            assertThat(lock).isNotNull();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(held).isTrue();
        assertThat(journals().latest(Verb.STOP, "/a/my.cnf").map(JournalRecord::finished))
                .contains(true);
    }

    /** A kill -9 while a line is written leaves a journal of any length. */
    @Test
    void aJournalCutAtAnyByteTellsWhatWasWhole() throws IOException {
        write(journals().open("op-1", "/a/my.cnf"));
        byte[] whole = Files.readAllBytes(folder.resolve("journal/op-1.jsonl"));
        int before = 0;
        for (int length = 0; length <= whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Optional<JournalRecord> record = JournalLines.parse(cut);
            int known = record.map(it -> it.steps().size()
                            + (int) it.steps().stream()
                                    .filter(JournalRecord.StepRecord::ended)
                                    .count()
                            + (it.finished() ? 1 : 0))
                    .orElse(-1);
            assertThat(known).isGreaterThanOrEqualTo(before == 0 ? -1 : before);
            before = Math.max(known, 0);
        }
        assertThat(before).isEqualTo(5);
    }

    @Test
    void aRunThatGoesOnAppendsAfterAHalfLine() throws IOException {
        Journals journals = journals();
        write(journals.open("op-1", "/a/my.cnf"));
        Path file = folder.resolve("journal/op-1.jsonl");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            write(journals.open("op-1", "/a/my.cnf"));
            JournalRecord record = journals.latest(Verb.STOP, "/a/my.cnf").orElseThrow();
            assertThat(record.finished()).isTrue();
            assertThat(record.steps()).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aStepThatFailedIsNotOpen() {
        RunLog log = journals().open("op-2", "/a/my.cnf");
        log.opened(new Plan("op-2", Verb.STOP, "xtra", List.of(), List.of(STOP, KILL)));
        log.begun(1, STOP);
        log.ended(1, STOP, Map.of());
        log.stopped(2, KILL, "refused before it began", Map.of());
        log.begun(2, KILL);
        log.stopped(2, KILL, "failed", Map.of());
        JournalRecord record = journals().latest(Verb.STOP, "/a/my.cnf").orElseThrow();
        assertThat(record.steps().stream().map(JournalRecord.StepRecord::stopped))
                .containsExactly(false, true);
    }

    @Test
    void whatAFailedStepLeftBehindIsKept() {
        RunLog log = journals().open("op-3", "/a/my.cnf");
        log.opened(new Plan("op-3", Verb.STOP, "xtra", List.of(), List.of(STOP)));
        log.begun(1, STOP);
        log.stopped(1, STOP, "failed", Map.of("pid", "4711"));
        JournalRecord record = journals().of(Set.of("/a", "/a/my.cnf")).get(0);
        assertThat(record.steps().get(0).facts()).contains(Map.of("pid", "4711"));
        assertThat(record.steps().get(0).stopped()).isTrue();
        assertThat(record.did(STOP.slug(), "pid", "4711")).isFalse();
    }

    @Test
    void oneRunAtATime() {
        Journals journals = journals();
        try (RunLock first = journals.lock("/a/my.cnf", "op-1").orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(journals.lock("/a/my.cnf", "op-2")).isEmpty();
            assertThat(journals.holder("/a/my.cnf")).get().asString().contains("op-1");
            assertThat(journals.lock("/b/my.cnf", "op-3")).get().satisfies(RunLock::close);
        }
        assertThat(journals.lock("/a/my.cnf", "op-4")).get().satisfies(RunLock::close);
    }

    @Test
    void whetherAnOperationRunsHereIsKnown() {
        Journals journals = journals();
        assertThat(journals.isAlive("op-1")).isFalse();
        try (RunLock first = journals.lock("/a/my.cnf", "op-1").orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(journals.isAlive("op")).isFalse();
            assertThat(journals.isAlive("op-1")).isTrue();
        }
        assertThat(journals.isAlive("op-1")).isFalse();
    }

    private static void write(RunLog log) {
        log.opened(new Plan("op-1", Verb.STOP, "xtra", List.of(), List.of(STOP, KILL)));
        log.begun(1, STOP);
        log.ended(1, STOP, Map.of("pid", "4711"));
        log.begun(2, KILL);
        log.ended(2, KILL, Map.of());
        log.finished();
    }

    private Journals journals() {
        return new Journals(folder, Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC));
    }
}
