package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A MariaDB server started by hand, without galeractl: what people do, mistakes included. */
final class RealServer implements AutoCloseable {
    private static final Path BASE = find();
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final NodeFiles node;
    private final Process process;

    private RealServer(NodeFiles node, Process process) {
        this.node = node;
        this.process = process;
    }

    /** The base directory of the server that the tests use, as scripts/fetch-server found or made it. */
    static Path base() {
        return BASE;
    }

    static Path provider() {
        return Stream.of("lib/galera", "lib/galera-4", "lib64/galera-4", "lib64/galera")
                .map(folder -> BASE.resolve(folder).resolve("libgalera_smm.so"))
                .filter(Files::isReadable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No libgalera_smm.so under " + BASE));
    }

    /** A program of the server's installation, able to find its libraries and helpers. */
    static Program program(String name, Object... arguments) {
        Path file = Stream.of("bin", "sbin", "scripts")
                .map(folder -> BASE.resolve(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No " + name + " under " + BASE));
        Program program = Program.of(file).with(arguments);
        for (Map.Entry<String, String> variable : environment().entrySet()) {
            program = program.env(variable.getKey(), variable.getValue());
        }
        return program;
    }

    /** Makes the datadir as mariadb-install-db does; really done once, then copied. */
    static void createDatadir(NodeFiles node) {
        Program.of("cp", "-a", Template.FOLDER, node.datadir()).run().assertExit(0);
    }

    private static final class Template {
        static final Path FOLDER = create();

        private static Path create() {
            try {
                Path folder = Files.createDirectories(Path.of("target/it"))
                        .toAbsolutePath()
                        .resolve("template" + ProcessHandle.current().pid());
                // Two processes run classes at a time.
                Runtime.getRuntime()
                        .addShutdownHook(
                                new Thread(() -> Program.of("rm", "-rf", folder).run()));
                List<String> arguments = new ArrayList<>(List.of(
                        "--no-defaults",
                        "--basedir=" + BASE,
                        "--datadir=" + folder,
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db"));
                if (ROOT) {
                    arguments.add("--user=root");
                }
                program("mariadb-install-db", arguments.toArray()).run().assertExit(0);
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static RealServer start(NodeFiles node, String... extraArguments) {
        return start(node, Map.of(), extraArguments);
    }

    /** Starts it with variables of its environment set or replaced; its scripts of state transfer inherit them. */
    static RealServer start(NodeFiles node, Map<String, String> variables, String... extraArguments) {
        List<String> command = new ArrayList<>(node.startedBy());
        command.addAll(program("mariadbd").command());
        command.add("--defaults-file=" + node.defaultsFile());
        command.add("--basedir=" + BASE);
        command.add("--lc-messages-dir=" + BASE.resolve("share/mysql"));
        command.add("--plugin-dir=" + BASE.resolve("lib/mysql/plugin"));
        if (ROOT) {
            command.add("--user=root");
        }
        command.addAll(List.of(extraArguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                // As a service has it: who asks for a passphrase gets none.
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(node.standardError().toFile()));
        builder.environment().putAll(environment());
        builder.environment().putAll(variables);
        try {
            return new RealServer(node, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until a database is there that another node made; fails if it does not come. */
    void awaitDatabase(String name) {
        for (int i = 0; i < 100; i++) {
            if (sql("SHOW DATABASES LIKE '" + name + "'").out().strip().equals(name)) {
                return;
            }
        }
        throw new AssertionError("No database " + name);
    }

    /** Waits until the node says that it is synchronised with its group; fails with its log if it ends or takes too long. */
    RealServer awaitSynced() {
        return awaitStatus("wsrep_local_state_comment", "Synced");
    }

    /** Waits until the node is Synced, or its server has ended by itself: whether it is Synced. */
    boolean isSyncedOrEnds() {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(end) && process.isAlive()) {
            if (sql("SHOW GLOBAL STATUS LIKE 'wsrep_local_state_comment'").out().contains("Synced")) {
                return true;
            }
            pause();
        }
        assertThat(process.isAlive()).as("neither: %s", logs()).isFalse();
        return false;
    }

    /** Waits until the server's status variable has that value; fails with its log if it ends or takes too long. */
    RealServer awaitStatus(String variable, String value) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(end) && process.isAlive()) {
            String row = sql("SHOW GLOBAL STATUS LIKE '" + variable + "'").out().strip();
            if (row.equals(variable + "\t" + value)) {
                return this;
            }
            pause();
        }
        throw new AssertionError("Not " + value + ": " + logs());
    }

    /** Waits until the server answers at all, whatever the answer. */
    RealServer awaitConnections() {
        Instant end = Instant.now().plus(Duration.ofSeconds(40));
        while (Instant.now().isBefore(end) && process.isAlive()) {
            if (sql("SELECT 1").exitStatus() == 0) {
                return this;
            }
            pause();
        }
        throw new AssertionError("No connection: " + logs());
    }

    /** Waits until the server has ended by itself; its exit status. */
    int awaitEnd() {
        try {
            assertThat(process.waitFor(50, TimeUnit.SECONDS))
                    .as("the server ends: %s", logs())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    ProgramResult sql(String statement) {
        return sql(node, statement);
    }

    /** Asks whatever server runs on this node, as root by its socket. */
    static ProgramResult sql(NodeFiles node, String statement) {
        return client(node, statement).limit(Duration.ofSeconds(20)).run();
    }

    /** Asks it for at most so long; what was done by then is done, whether it was all or not. */
    void sqlFor(Duration limit, String statement) {
        Program client = client(node, statement);
        new Program(
                        Stream.concat(Stream.of("timeout", Long.toString(limit.toSeconds())), client.command().stream())
                                .toList(),
                        client.environment(),
                        client.folder(),
                        client.input(),
                        limit.plusSeconds(20))
                .run();
    }

    private static Program client(NodeFiles node, String statement) {
        return program("mariadb", "--no-defaults", "-uroot", "-S", node.socket(), "-N", "-B", "-e", statement);
    }

    /** Sends it a signal, by its name without SIG. */
    void signal(String name) {
        Program.of("kill", "-" + name, pid()).run().assertExit(0);
    }

    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    void stop() {
        process.destroy();
        awaitEnd();
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

    private String logs() {
        try {
            String log =
                    Files.exists(node.errorLog()) ? Files.readString(node.errorLog(), StandardCharsets.ISO_8859_1) : "";
            return log + Files.readString(node.standardError());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server needs in its environment to find its libraries and helpers. */
    static Map<String, String> environment() {
        String path = BASE + "/bin:" + BASE + "/sbin:" + System.getenv("PATH") + ":/usr/sbin:/sbin";
        Path libraries = BASE.resolveSibling("compat-lib");
        return Files.isDirectory(libraries)
                ? Map.of("PATH", path, "LD_LIBRARY_PATH", libraries.toString())
                : Map.of("PATH", path);
    }

    private static Path find() {
        ProgramResult found = Program.of("../scripts/fetch-server", "--status").run();
        if (found.exitStatus() != 0) {
            throw new IllegalStateException(
                    "No MariaDB server with Galera to test with; run scripts/fetch-server. " + found.err());
        }
        return Path.of(found.out().strip());
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
