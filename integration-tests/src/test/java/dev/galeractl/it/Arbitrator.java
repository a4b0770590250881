package dev.galeractl.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Galera's arbitrator, garbd: a member of the group without data. */
final class Arbitrator implements AutoCloseable {
    private final Path log;
    private final Process process;

    private Arbitrator(Path log, Process process) {
        this.log = log;
        this.process = process;
    }

    /** What the lab starts beside servers, unpacked by scripts/fetch-server; a test that needs it is skipped where that cannot be done. */
    static Path tools() {
        ProgramResult found = Program.of("../scripts/fetch-server", "--tools").run();
        assumeTrue(found.exitStatus() == 0, found.err());
        return Path.of(found.out().strip());
    }

    /** Starts one at that place's address, for the cluster of these members, and waits for nothing. */
    static Arbitrator start(NodeFiles place, List<NodeFiles> members) {
        Path log = place.folder().resolve("garbd.log");
        Path tools = tools();
        String group = members.stream().map(NodeFiles::address).collect(Collectors.joining(","));
        ProcessBuilder builder = new ProcessBuilder(
                tools.resolve("usr/bin/garbd").toString(),
                "--address=gcomm://" + group,
                "--group=" + members.get(0).setting("wsrep_cluster_name"),
                "--options=gmcast.listen_addr=tcp://%s:4567".formatted(place.address()),
                "--log=" + log);
        builder.environment()
                .put(
                        "LD_LIBRARY_PATH",
                        tools.resolve("compat-lib") + ":" + RealServer.base().resolveSibling("compat-lib"));
        try {
            return new Arbitrator(
                    log,
                    builder.redirectErrorStream(true)
                            .redirectOutput(place.standardError().toFile())
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log() {
        return log;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
