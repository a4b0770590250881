package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.galeractl.testkit.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A place to break real servers in, and the packaged {@code galeractl doctor} to explain what came out. A test of a class whose name ends in
 * {@code Faults} starts nodes, provokes one failure and asserts what the doctor says, from one node's log and from all of them. {@code make
 * faultlab} runs these classes; {@code make test} does not, for they take minutes.
 *
 * <p>With {@code -Dgaleractl.record=DIR} (an absolute path) every log that the doctor is asked about is kept as {@code DIR/<name of the
 * test>/<node>.log}; from there it is copied to {@code diagnostics/src/test/logs} to be a scenario of {@code make test}. Nothing is changed in it but
 * two paths that say where the checkout and the unpacked server lie: they become {@code /srv} and {@code /usr}.
 *
 * <p>Used as {@code @RegisterExtension final FaultLab lab = new FaultLab();}.
 */
final class FaultLab implements BeforeEachCallback, AfterEachCallback {
    private static final Optional<Path> RECORD =
            Optional.ofNullable(System.getProperty("galeractl.record")).map(Path::of);

    private static final String MARK = "GALERACTL_FAULT_LAB";

    private final Testbed testbed = new Testbed();
    private final List<RealServer> servers = new ArrayList<>();
    private String test = "";

    /** This test's own folder. */
    Path folder() {
        return testbed.folder();
    }

    /** Files for {@code count} nodes that all list each other: db1, db2, … */
    List<NodeFiles> nodes(int count) {
        return testbed.nodes(count);
    }

    /** Files for as many nodes as the network has hosts, that all list each other and whose servers run there: db1, db2, … */
    List<NodeFiles> nodes(SplitNetwork network) {
        List<String> addresses = network.addresses();
        return IntStream.range(0, addresses.size())
                .mapToObj(i -> {
                    String name = "db" + (i + 1);
                    Path place = folder().resolve(name);
                    return new NodeFiles(name, addresses.get(i), place, addresses).startedBy(network.on(i));
                })
                .toList();
    }

    /** Creates a cluster with the first node and lets the others join, each when the one before is Synced. */
    List<RealServer> cluster(List<NodeFiles> nodes) {
        List<RealServer> servers = new ArrayList<>(List.of(bootstrap(nodes.get(0))));
        nodes.stream().skip(1).forEach(node -> servers.add(start(node).awaitSynced()));
        return List.copyOf(servers);
    }

    /** Creates a cluster with this node and waits until it is Synced. */
    RealServer bootstrap(NodeFiles node, String... extraArguments) {
        List<String> arguments = new ArrayList<>(List.of("--wsrep-new-cluster"));
        arguments.addAll(List.of(extraArguments));
        return start(node, arguments.toArray(String[]::new)).awaitSynced();
    }

    /** Starts a server, with a fresh datadir if it has none, and waits for nothing. */
    RealServer start(NodeFiles node, String... extraArguments) {
        return start(node, Map.of(), extraArguments);
    }

    /** The same with variables of its environment set or replaced; the scripts of a state transfer inherit them. */
    RealServer start(NodeFiles node, Map<String, String> variables, String... extraArguments) {
        if (Files.notExists(node.datadir())) {
            RealServer.createDatadir(node);
        }
        Map<String, String> environment = new HashMap<>(variables);
        // Scripts of a state transfer, and what they start, bear it: they are found by it, and their temporary folders
        // lie in the test's.
        environment.put(MARK, folder().toString());
        environment.put("TMPDIR", node.folder().toString());
        RealServer server = testbed.start(node, environment, extraArguments);
        servers.add(server);
        return server;
    }

    /**
     * A base directory like the server's, with programs of its own: what a script of a state transfer finds first. To be given to {@link
     * #startIn}.
     *
     * @param scripts what programs do instead, by name; {@code REAL} in it is the path of the true one
     * @param missing programs that are not there; only as good as the machine's own folders lack them too
     */
    Path basedir(String name, Map<String, String> scripts, String... missing) {
        try {
            Path base = Files.createDirectories(folder().resolve(name));
            Path bin = Files.createDirectories(base.resolve("bin"));
            try (Stream<Path> programs = Files.list(RealServer.base().resolve("bin"))) {
                for (Path program : programs.toList()) {
                    String called = program.getFileName().toString();
                    if (!List.of(missing).contains(called) && !scripts.containsKey(called)) {
                        Files.createSymbolicLink(bin.resolve(called), program);
                    }
                }
            }
            for (Map.Entry<String, String> script : scripts.entrySet()) {
                Path real = RealServer.base().resolve("bin").resolve(script.getKey());
                Path file = Files.writeString(
                        bin.resolve(script.getKey()),
                        "#!/bin/sh\n" + script.getValue().replace("REAL", real.toString()) + "\n");
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            for (String shared : List.of("lib", "sbin", "share")) {
                Files.createSymbolicLink(base.resolve(shared), RealServer.base().resolve(shared));
            }
            return base;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server whose programs are those of {@link #basedir}, and waits for nothing. */
    RealServer startIn(Path basedir, NodeFiles node, String... extraArguments) {
        List<String> arguments = new ArrayList<>(List.of("--basedir=" + basedir));
        arguments.addAll(List.of(extraArguments));
        String path = RealServer.environment()
                .getOrDefault("PATH", "")
                .replace(RealServer.base() + "/bin", basedir + "/bin")
                .replace(RealServer.base() + "/sbin", basedir + "/sbin");
        return start(node, Map.of("PATH", path), arguments.toArray(String[]::new));
    }

    /** Waits until the node's error log contains the text; fails with the log after a minute. */
    void awaitLog(NodeFiles node, String text) {
        awaitLog(node, text, 1);
    }

    /** Waits until the node's error log contains the text so many times; fails with the log after a minute. */
    void awaitLog(NodeFiles node, String text, int times) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(end)) {
            if (log(node).split(Pattern.quote(text), -1).length > times) {
                return;
            }
            pause(Duration.ofMillis(100));
        }
        throw new AssertionError("'" + text + "' is not in the log of " + node.name() + ":\n" + log(node));
    }

    /** Lets time pass: what hangs is only known by nothing happening. */
    void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the node has written to its error log so far. */
    String log(NodeFiles node) {
        try {
            return Files.exists(node.errorLog()) ? Files.readString(node.errorLog(), StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the packaged program says of these nodes' logs, given together; the files are called db1.log, db2.log, … */
    DoctorAnswer doctor(NodeFiles... nodes) {
        return doctor(List.of(nodes), List.of());
    }

    /**
     * The same with further files, as a user finds them on a node.
     *
     * @param beside files that a state transfer or a service manager left; each is given under its own name
     */
    DoctorAnswer doctor(List<NodeFiles> nodes, List<Path> beside) {
        try {
            Path logs = Files.createDirectories(folder().resolve("logs"));
            List<String> names = new ArrayList<>();
            for (NodeFiles node : nodes) {
                // A server that ends before it has opened its log says why on its standard error.
                String text = log(node).isEmpty() ? Files.readString(node.standardError()) : log(node);
                names.add(keep(logs, node.name() + ".log", text));
            }
            for (Path file : beside) {
                String name = file.getFileName().toString();
                names.add(keep(logs, name, Files.readString(file, StandardCharsets.ISO_8859_1)));
            }
            return new DoctorAnswer(testbed.galeractl("doctor", "--format", "json")
                    .with(names.toArray())
                    .in(logs)
                    .run());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the packaged program says on the node's own host: of its log and of what it is now, given only its option file. */
    DoctorAnswer doctorOnHost(NodeFiles node) {
        return new DoctorAnswer(
                testbed.galeractl("doctor", "--defaults-file=" + node.defaultsFile(), "--format", "json")
                        .run());
    }

    /** The same with logs of its own choice beside. */
    DoctorAnswer doctorOnHost(NodeFiles node, Path log) {
        return new DoctorAnswer(
                testbed.galeractl("doctor", "--live", "--defaults-file=" + node.defaultsFile(), "--format", "json", log)
                        .run());
    }

    private String keep(Path logs, String name, String text) throws IOException {
        String general =
                text.replace(folder() + "/", "/srv/").replace(RealServer.base().toString(), "/usr");
        Files.writeString(logs.resolve(name), general, StandardCharsets.ISO_8859_1);
        if (RECORD.isPresent()) {
            Path kept = Files.createDirectories(RECORD.get().resolve(test));
            Files.writeString(kept.resolve(name), general, StandardCharsets.ISO_8859_1);
        }
        return name;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        testbed.beforeEach(context);
        // rsyncPortInUse: rsync-port-in-use
        test = Pattern.compile("[A-Z]|\\d+")
                .matcher(context.getRequiredTestMethod().getName())
                .replaceAll(
                        match -> "-" + Matcher.quoteReplacement(match.group().toLowerCase(Locale.ROOT)));
    }

    /** Programs whose {@code tool} finds itself on another host, with a loopback interface of its own, when it calls the joiner. */
    Path elsewhere(String tool, String pattern) {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root makes a network");
        return basedir(
                "elsewhere",
                Map.of(
                        tool,
                        "case \"$*\" in %s) exec unshare -n sh -c 'ip link set lo up; exec REAL \"$@\"' sh \"$@\";; esac; exec REAL \"$@\""
                                .formatted(pattern)));
    }

    /** Rows that no compression of a file system makes small. */
    void fill(RealServer server, int megabytes) {
        server.sql("CREATE DATABASE big; CREATE TABLE big.t(id INT PRIMARY KEY AUTO_INCREMENT, a LONGBLOB)");
        for (int i = 0; i < megabytes; i += 4) {
            server.sql("INSERT INTO big.t(a) VALUES(REPEAT(RANDOM_BYTES(1024), 4096))")
                    .assertExit(0);
        }
    }

    /** A small disk for the node's datadir, empty; only root can make one. */
    Path disk(NodeFiles node, int megabytes) throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root mounts a disk");
        Path disk = Files.createDirectories(node.datadir());
        Program.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "M", "tmpfs", disk)
                .run()
                .assertExit(0);
        return disk;
    }

    /** A server in the middle of a state transfer hears no SIGTERM, and its scripts outlive it for a while: both are ended here. */
    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        servers.stream().filter(RealServer::isAlive).forEach(RealServer::kill);
        servers.clear();
        Instant end = Instant.now().plus(Duration.ofSeconds(3));
        while (!helpers().isEmpty() && Instant.now().isBefore(end)) {
            pause(Duration.ofMillis(100));
        }
        helpers().forEach(ProcessHandle::destroyForcibly);
        end = Instant.now().plus(Duration.ofSeconds(2));
        while (!helpers().isEmpty() && Instant.now().isBefore(end)) {
            pause(Duration.ofMillis(50));
        }
        assertThat(helpers()).as("processes that do not end").isEmpty();
        testbed.afterEach(context);
    }

    /** What this test's servers started and left behind. */
    private List<ProcessHandle> helpers() {
        String mark = MARK + "=" + folder() + "\0";
        return ProcessHandle.allProcesses()
                .filter(process -> environment(process).contains(mark))
                .toList();
    }

    private static String environment(ProcessHandle process) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", String.valueOf(process.pid()), "environ"));
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }
}
