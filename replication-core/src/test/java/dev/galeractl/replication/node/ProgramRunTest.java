package dev.galeractl.replication.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramRunTest {
    @TempDir
    private Path folder;

    @Test
    void whatWouldLeadAServerElsewhereIsNotInherited() {
        ProcessBuilder builder = new ProcessBuilder("true");
        builder.environment().put("MYSQL_GROUP_SUFFIX", "_two");
        builder.environment().put("MYSQL_UNIX_PORT", "/run/other.sock");
        builder.environment().put("MYSQL_TCP_PORT", "3307");
        builder.environment().put("MARIADB_HOME", "/etc/other");
        builder.environment().put("MYSQL_PWD", "secret");
        ChildEnvironment.prepare(builder, Map.of("PATH", "/usr/bin", "MYSQL_HOME", "/etc/mysql"));
        assertThat(builder.environment())
                .containsEntry("PATH", "/usr/bin")
                .doesNotContainKeys(
                        "MYSQL_GROUP_SUFFIX",
                        "MYSQL_HOME",
                        "MARIADB_HOME",
                        "MYSQL_TCP_PORT",
                        "MYSQL_UNIX_PORT",
                        "MYSQL_PWD");
    }

    @Test
    void aProgramThatGetsOnIsNotEnded() throws Exception {
        AtomicLong moved = new AtomicLong();
        List<String> lines = new ArrayList<>();
        int status = ProgramRun.run(
                List.of("sh", "-c", "sleep 2; echo done; exit 3"),
                Map.of(),
                Duration.ofMillis(900),
                process -> moved.incrementAndGet(),
                lines::add);
        assertThat(status).isEqualTo(3);
        assertThat(lines).containsExactly("done");
    }

    @Test
    void aProgramThatStandsStillIsEndedAndGoneWhenThatIsSaid() {
        Path alive = folder.resolve("alive");
        String script = "trap 'sleep 1; rm " + alive + "; exit' TERM; touch " + alive + "; while :; do sleep 0.1; done";
        assertThatThrownBy(() ->
                        ProgramRun.run(List.of("sh", "-c", script), Map.of(), Duration.ofMillis(1500), line -> {}))
                .isInstanceOf(IOException.class);
        assertThat(alive).doesNotExist();
    }

    @Test
    void aLogIsNotOpenedThroughALink() throws IOException {
        Path target = Files.createFile(folder.resolve("target"));
        Path symbolic = Files.createSymbolicLink(folder.resolve("symbolic"), target);
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("absent"));
        Path hard = Files.createLink(folder.resolve("hard"), target);
        for (Path link : List.of(symbolic, dangling, hard)) {
            assertThatThrownBy(() -> PlainLogFile.ensure(link)).isInstanceOf(IOException.class);
        }
        assertThat(Files.exists(folder.resolve("absent"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    void aPlainLogIsCreatedAndKept() throws IOException {
        Path log = folder.resolve("log");
        PlainLogFile.ensure(log);
        Files.writeString(log, "words");
        PlainLogFile.ensure(log);
        assertThat(log).hasContent("words");
    }
}
