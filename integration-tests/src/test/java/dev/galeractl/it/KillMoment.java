package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import dev.galeractl.testkit.RunningProgram;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * When and how an operator's process is killed that works on described hosts. The moments are told by the operator's journal, of which each line is on the disk
 * before what it announces is done: at some lines, a moment after others, and with {@code -Dgaleractl.kill=all} at and after every line. Where in between is
 * random; {@code -Dgaleractl.kill.seed=} repeats it. With {@code -Dgaleractl.kill.part=2/3} only each third moment is tried, from the second on: the parts can run
 * beside each other.
 *
 * @param turn which of all moments it is, from 0
 * @param line of the journal, which is waited for
 * @param millis since then
 * @param signal {@code KILL}, or {@code INT} as somebody types ^C
 */
record KillMoment(int turn, int line, long millis, String signal) {
    private static final boolean ALL = System.getProperty("galeractl.kill", "").equals("all");
    private static final String[] PART =
            System.getProperty("galeractl.kill.part", "1/1").split("/", 2);
    private static final int SOME = 4;
    private static final long SEED = Long.getLong("galeractl.kill.seed", System.nanoTime());
    private static final long LONGEST_STEP_MILLIS = 3000;

    /** Moments of a run; {@code program} is it, and would do its deed now. */
    static Stream<KillMoment> of(Program program) {
        // The beginning, a line before and after each step, and the end.
        int moments = (2 + 2 * steps(program)) * 2;
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

    private static int steps(Program program) {
        String plan = program.with("--dry-run", "--format", "json")
                .run()
                .assertExit(0)
                .out();
        return JsonMapper.shared().readTree(plan).path("steps").size();
    }

    /** At a line, or a while after it; each third time somebody types ^C. */
    private static KillMoment moment(int which, int turn, Random random) {
        long millis = which % 2 == 0 ? 0 : random.nextLong(LONGEST_STEP_MILLIS);
        return new KillMoment(turn, 1 + which / 2, millis, turn % 3 == 2 ? "INT" : "KILL");
    }

    /** Runs the program until then. It may have come to its end by itself. */
    void kill(Program program, DescribedHosts hosts) {
        try (RunningProgram running = program.start()) {
            while (running.isAlive() && hosts.journal().lines().count() < line) {
                pause(2);
            }
            pause(millis);
            if (running.isAlive()) {
                running.signal(signal);
            }
            ProgramResult killed = running.await();
            assertThat(killed.exitStatus())
                    .as("%s", killed)
                    .isIn(signal.equals("INT") ? List.of(0, 130) : List.of(0, 137));
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return turn + ": " + signal + " " + millis + " ms after line " + line + ", seed " + SEED;
    }
}
