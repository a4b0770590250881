package dev.galeractl.diagnostics.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.conflict.ConflictReport.Ballot;
import dev.galeractl.diagnostics.conflict.ConflictReport.Conflict;
import dev.galeractl.diagnostics.conflict.ConflictReport.Kind;
import dev.galeractl.diagnostics.conflict.ConflictReport.Vote;
import dev.galeractl.replication.log.ChunkReader;
import dev.galeractl.replication.log.LogReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConflictsTest {

    private static final Path LOGS = Path.of("src/test/logs");

    @Test
    void aVoteIsPutTogetherFromAllLogs() throws IOException {
        Vote vote = report("vote-lost-all-nodes", List.of("db1", "db2", "db3"))
                .votes()
                .get(0);

        assertThat(vote.seqno()).isEqualTo(7);
        assertThat(vote.ballots().stream().map(Ballot::member)).containsExactly("db1", "db2", "db3");
        assertThat(vote.ballots().stream().map(Ballot::succeeded)).containsExactly(true, true, false);
        assertThat(vote.left()).containsExactly("db3");
        assertThat(vote.told()).hasSize(3);
        assertThat(vote.errors()).hasSize(1);
        assertThat(vote.errors().get(0).table()).contains("shop.orders");
    }

    @Test
    void theNodeThatLeftBeforeItWasAskedHasItsBallot() throws IOException {
        Vote vote = report("vote-right-node-loses-all", List.of("db1", "db2", "db3"))
                .votes()
                .get(0);

        assertThat(vote.errorWon()).isTrue();
        assertThat(vote.left()).containsExactly("db1");
        assertThat(vote.ballots().stream().map(Ballot::succeeded)).containsExactly(true, false, false);
    }

    @Test
    void everyNodeFindsTheSameConflictByCertification() throws IOException {
        ConflictReport report = report("conflicts-logged", List.of("db1", "db2"));

        List<Conflict> certified = report.conflicts().stream()
                .filter(it -> it.kind() == Kind.CERTIFICATION)
                .toList();
        assertThat(certified).hasSize(22).allMatch(it -> it.told().size() == 2);
        assertThat(certified.stream().flatMap(it -> it.loser().node().stream()).distinct())
                .containsExactlyInAnyOrder("db1", "db2");
        assertThat(report.conflicts().stream().filter(it -> it.kind() == Kind.ABORT))
                .hasSize(45);
        assertThat(report.conflicts().stream().filter(it -> it.kind() == Kind.METADATA_LOCK))
                .hasSize(1);
    }

    @Test
    void aDumpSaysHowItsConflictWasFound() throws IOException {
        List<Conflict> conflicts = report("conflicts-old-dumps", List.of("db1")).conflicts();

        assertThat(conflicts.stream().map(Conflict::kind))
                .containsExactlyInAnyOrder(
                        Kind.CERTIFICATION, Kind.METADATA_LOCK, Kind.METADATA_LOCK, Kind.METADATA_LOCK, Kind.ABORT);
        assertThat(conflicts.stream().flatMap(it -> it.key().stream())).containsExactly("shop.orders");
    }

    @Test
    void aStatementEndsWhereItsMemoryEnds() throws IOException {
        assertThat(report("conflicts-logged", List.of("db2")).conflicts().stream()
                        .flatMap(it -> it.winner().statement().stream()))
                .contains("update shop.orders set v='x0' where id=1")
                .noneMatch(sql -> sql.contains("\ufffd"));
    }

    @Test
    void theOrderOfTheLogsPlaysNoPart() throws IOException {
        for (String scenario : List.of("conflicts-logged", "vote-lost-all-nodes", "ddl-fails-on-one-node")) {
            List<String> names = new ArrayList<>(
                    scenario.equals("conflicts-logged") ? List.of("db1", "db2") : List.of("db1", "db2", "db3"));
            ConflictReport straight = report(scenario, names);
            for (int seed = 0; seed < 6; seed++) {
                Collections.shuffle(names, new Random(seed));
                assertThat(report(scenario, names)).isEqualTo(straight);
            }
        }
    }

    @Test
    void chunksAndLinesTellTheSame() throws IOException {
        Conflicts byLines = new Conflicts();
        Conflicts byChunks = new Conflicts();
        for (String name : List.of("db1", "db2")) {
            Path log = LOGS.resolve("conflicts-logged").resolve(name + ".log");
            try (InputStream lines = Files.newInputStream(log);
                    InputStream chunks = Files.newInputStream(log)) {
                LogReader.read(name, lines, byLines.log(name));
                new ChunkReader<>(name, byChunks.log(name)).read(chunks);
            }
        }
        assertThat(byChunks.report()).isEqualTo(byLines.report());
    }

    private static ConflictReport report(String scenario, List<String> names) throws IOException {
        Conflicts conflicts = new Conflicts();
        for (String name : names) {
            try (InputStream in = Files.newInputStream(LOGS.resolve(scenario).resolve(name + ".log"))) {
                LogReader.read(name + ".log", in, conflicts.log(name + ".log"));
            }
        }
        return conflicts.report();
    }
}
