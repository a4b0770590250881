package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a test with real servers stands on: a folder of its own, loopback addresses of its own, and the packaged program in a scratch
 * home. After each test no server of the test runs any more, and a process that the program left behind and that is not a server
 * makes the test fail.
 *
 * <p>Used as {@code @RegisterExtension final Testbed testbed = new Testbed();}.
 */
final class Testbed implements BeforeEachCallback, AfterEachCallback {
    /** A unix socket's path has at most 107 bytes; this much of it is the lab's, in the folder of a test. */
    private static final int LONGEST_FOLDER = 107 - "/share/galeractl/lab/lab/node5/socket".length();

    private static final Path PROGRAM = Path.of(
                    System.getProperty("galeractl.program", "../cli/target/galeractl/bin/galeractl"))
            .toAbsolutePath()
            .normalize();

    private static int count;

    private final List<RealServer> servers = new ArrayList<>();
    private Path folder = Path.of("");

    Path folder() {
        return folder;
    }

    /** The packaged program, as a user would run it whose home is this test's folder. */
    Program galeractl(Object... arguments) {
        Path cache = System.getenv("XDG_CACHE_HOME") == null
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(System.getenv("XDG_CACHE_HOME"));
        return Program.of(PROGRAM)
                .with(arguments)
                .in(folder)
                .env("HOME", folder.resolve("home"))
                .env("GALERACTL_STATE_HOME", folder.resolve("state"))
                .env("XDG_STATE_HOME", folder.resolve("home/.local/state"))
                .env("XDG_DATA_HOME", folder.resolve("share"))
                .env("XDG_CONFIG_HOME", folder.resolve("home/.config"))
                .env("XDG_CACHE_HOME", cache)
                .env("NO_COLOR", "1")
                .env("TERM", "dumb")
                .env("LC_ALL", "C.UTF-8")
                .env("TZ", "UTC")
                .limit(Duration.ofMinutes(3));
    }

    /** Files for one node whose address list has these members besides itself. */
    NodeFiles node(String name, String... others) {
        String address = AddressBlock.nextAddress();
        List<String> members =
                Stream.concat(Stream.of(address), Stream.of(others)).toList();
        return new NodeFiles(name, address, folder.resolve(name), members);
    }

    /** Files for {@code count} nodes that all list each other: db1, db2, … */
    List<NodeFiles> nodes(int number) {
        List<String> addresses = IntStream.range(0, number)
                .mapToObj(i -> AddressBlock.nextAddress())
                .toList();
        return IntStream.range(0, number)
                .mapToObj(i -> {
                    String name = "db" + (i + 1);
                    return new NodeFiles(name, addresses.get(i), folder.resolve(name), addresses);
                })
                .toList();
    }

    /** Starts a server by hand; it is ended after the test. */
    RealServer start(NodeFiles node, String... extraArguments) {
        return start(node, Map.of(), extraArguments);
    }

    /** Starts a server by hand with variables of its environment set or replaced; it is ended after the test. */
    RealServer start(NodeFiles node, Map<String, String> variables, String... extraArguments) {
        RealServer server = RealServer.start(node, variables, extraArguments);
        servers.add(server);
        return server;
    }

    /** The processes whose command line or folder names this test's folder: all that this test started, whoever their parent is. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains(folder + "/"))
                .toList();
    }

    /** Ends what servers that ended have left behind. */
    void endAllButServers() {
        processes().stream().filter(process -> !isServer(process)).forEach(Testbed::end);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        count++;
        String name = context.getRequiredTestClass().getSimpleName().replaceAll("(IT|Test)$", "") + count;
        Path target = Path.of("target/it").toAbsolutePath();
        folder = target.resolve(name).toString().length() <= LONGEST_FOLDER
                ? target.resolve(name)
                : Files.createTempDirectory("galeractl");
        delete(folder);
        Files.createDirectories(folder.resolve("home"));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        servers.forEach(RealServer::close);
        servers.clear();
        List<String> strays = new ArrayList<>();
        List<ProcessHandle> left = processes();
        for (ProcessHandle process : left) {
            if (!isServer(process)) {
                strays.add(process.pid() + ": " + commandLine(process));
            }
        }
        left.forEach(Testbed::end);
        // What failed can be looked at; what passed needs no space.
        if (context.getExecutionException().isEmpty() && strays.isEmpty()) {
            delete(folder);
        }
        assertThat(strays).as("processes left behind that are no servers").isEmpty();
    }

    private static boolean isServer(ProcessHandle process) {
        return commandLine(process).matches("(?s)\\S*/(mariadbd|mysqld)[ \\x00].*");
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** ProcessHandle.info() cuts long command lines, /proc does not. */
    private static String commandLine(ProcessHandle process) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
            return new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException ended) {
            return "";
        }
    }

    private static void delete(Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            all.sorted((a, b) -> b.compareTo(a)).forEach(Testbed::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
