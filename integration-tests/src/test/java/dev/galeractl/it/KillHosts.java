package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import dev.galeractl.testkit.RunningProgram;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code bootstrap -f} is killed, and run again: it completes, and leaves nothing behind. Or it is taken back: the hosts are what they were. The moments are told
 * by the operator's journal, of which each line is on the disk before what it announces is done: at some lines, a moment after others, and with
 * {@code -Dgaleractl.kill=all} at and after every line. Where in between is random; {@code -Dgaleractl.kill.seed=} repeats it. With
 * {@code -Dgaleractl.kill.part=2/3} only each third moment is tried, from the second on: the parts can run beside each other.
 */
class KillHosts {
    private static final boolean ALL = System.getProperty("galeractl.kill", "").equals("all");
    private static final int SOME = 4;
    private static final long SEED = Long.getLong("galeractl.kill.seed", System.nanoTime());
    private static final long LONGEST_STEP_MILLIS = 3000;
    private static final String[] PART =
            System.getProperty("galeractl.kill.part", "1/1").split("/", 2);
    private static DescribedHosts hosts;

    /**
     * When and how.
     *
     * @param turn which of them it is, from 0
     * @param line of the journal, which is waited for
     * @param millis since then
     */
    private record Moment(int turn, int line, long millis, String signal) {
        @Override
        public String toString() {
            return signal + " " + millis + " ms after line " + line + ", seed " + SEED;
        }
    }

    @BeforeAll
    static void bootHosts() {
        hosts = DescribedHosts.boot("db1", "db2");
    }

    @AfterAll
    static void endHosts() {
        if (hosts != null) {
            hosts.close();
        }
    }

    static Stream<Moment> moments() {
        // The beginning, a line before and after each step, and the end.
        int moments = (2 + 2 * steps()) * 2;
        Random random = new Random(SEED);
        if (ALL) {
            int of = Integer.parseInt(PART[1]);
            return IntStream.range(0, moments)
                    .mapToObj(it -> moment(it, it, random))
                    .filter(it -> it.turn % of == Integer.parseInt(PART[0]) - 1);
        }
        int first = random.nextInt(moments / SOME);
        return IntStream.range(0, SOME).mapToObj(it -> moment(first + it * (moments / SOME), it, random));
    }

    /** At a line, or a while after it; each third time somebody types ^C. */
    private static Moment moment(int which, int turn, Random random) {
        long millis = which % 2 == 0 ? 0 : random.nextLong(LONGEST_STEP_MILLIS);
        return new Moment(turn, 1 + which / 2, millis, turn % 3 == 2 ? "INT" : "KILL");
    }

    private static int steps() {
        String plan = hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--dry-run", "--format", "json")
                .assertExit(0)
                .out();
        return JsonMapper.shared().readTree(plan).path("steps").size();
    }

    @ParameterizedTest
    @MethodSource("moments")
    void theSecondRunCompletesWhatWasKilled(Moment moment) {
        hosts.restore();
        Program bootstrap = hosts.program("bootstrap", "-f", "cluster.yaml", "--yes", "--format", "json");

        ProgramResult killed = killed(bootstrap, moment);
        ProgramResult second = bootstrap.run();

        assertThat(killed.exitStatus())
                .as("%s", killed)
                .isIn(moment.signal.equals("INT") ? List.of(0, 130) : List.of(0, 137));
        new OutcomeAnswer(second).ended(0);
        hosts.assertMadeWell();
        assertThat(hosts.bootstrap().ended(0).json().path("changed").asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("moments")
    void whatWasKilledIsTakenBack(Moment moment) {
        hosts.restore();
        Map<String, String> before = hosts.print(hosts.network.names());

        killed(hosts.program("bootstrap", "-f", "cluster.yaml", "--yes"), moment);
        Program undo = hosts.program("bootstrap", "-f", "cluster.yaml", "--undo", "--yes", "--format", "json");
        new OutcomeAnswer(undo.run()).ended(0);

        assertThat(hosts.print(hosts.network.names())).isEqualTo(before);
        assertThat(new OutcomeAnswer(undo.run()).ended(0).json().path("changed").asBoolean())
                .isFalse();
    }

    private static ProgramResult killed(Program program, Moment moment) {
        try (RunningProgram running = program.start()) {
            while (running.isAlive() && hosts.journal().lines().count() < moment.line) {
                pause(2);
            }
            pause(moment.millis);
            if (running.isAlive()) {
                running.signal(moment.signal);
            }
            return running.await();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
