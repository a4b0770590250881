package dev.galeractl.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.execute.JoinProgress;
import dev.galeractl.bootstrap.execute.JoinProgress.Stage;
import dev.galeractl.bootstrap.execute.JoinProgress.WriteSets;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.execute.Outcome.Failure;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.bootstrap.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventJsonTest {
    private static final Instant TIME = Instant.parse("2026-11-23T06:40:00.123Z");
    private static final Step STEP = new HostStep.StartJoiner("db4", "mariadb");

    private final EventJson json = new EventJson("join-1", Locale.ENGLISH);

    private Stream<String> all() {
        Failure failure =
                new Failure.StepFailed(2, STEP, Sentence.of("failure.secret-missing", "node", "db4"), List.of());
        return Stream.of(
                json.opened(TIME, new Plan("join-1", Verb.JOIN, "shop", List.of(), List.of(STEP))),
                json.stepBegun(TIME, 1, STEP),
                json.stepEnded(TIME, 1, STEP),
                json.stepFailed(TIME, failure),
                json.stateShift(TIME, "db4", "JOINER", "JOINED"),
                json.progress(TIME, copy()),
                json.progress(TIME, writeSets()),
                json.notice(TIME, Sentence.of("failure.secret-missing", "node", "db4")),
                json.finished(TIME, new Outcome("join-1", true, List.of(), Optional.of(failure), Optional.empty())));
    }

    private static JoinProgress copy() {
        return new JoinProgress(
                "db4",
                Stage.RECEIVING_COPY,
                Optional.of(200L << 20),
                Optional.of(1000L << 20),
                Optional.of(100L << 20),
                Optional.of(Duration.ofSeconds(8)),
                Optional.empty(),
                Duration.ofSeconds(1));
    }

    private static JoinProgress writeSets() {
        return new JoinProgress(
                "db4",
                Stage.RECEIVING_WRITE_SETS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new WriteSets(64, 256)),
                Duration.ZERO);
    }

    @Test
    void everyEventIsALineThatFitsThePublishedSchema() {
        assertThat(all()).allSatisfy(line -> {
            assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
            Schemas.assertValid("event", line);
        });
    }

    @Test
    void whatIsNotKnownIsNull() {
        assertThat(json.progress(TIME, copy())).isEqualTo("""
                        {"schema":"galeractl/event/v1","time":"2026-11-23T06:40:00.123Z","operationId":"join-1","event":"progress","node":"db4",\
                        "stage":"receiving-copy","bytes":209715200,"totalBytes":1048576000,"bytesPerSecond":104857600,"remainingSeconds":8,\
                        "writeSets":null,"totalWriteSets":null,"stillSeconds":1}
                        """);
    }
}
