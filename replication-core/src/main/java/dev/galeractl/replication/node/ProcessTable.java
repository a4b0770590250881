package dev.galeractl.replication.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The processes of this machine, as {@code /proc} shows them. Only looks.
 *
 * <p>Of other users' processes the command line can be read, the working directory only by root.
 */
final class ProcessTable {

    private static final Path PROC = Path.of("/proc");
    private static final Set<String> SERVER_NAMES = Set.of("mariadbd", "mysqld", "mariadbd-debug", "mysqld-debug");
    private static final int START_TIME_FIELD = 22;

    private ProcessTable() {}

    /** All servers, those that only create or recover a datadir included. */
    static List<ServerProcess> servers() {
        List<ServerProcess> servers = new ArrayList<>();
        for (long pid : pids()) {
            server(pid).ifPresent(servers::add);
        }
        return servers;
    }

    /** The server that has this folder as its datadir. */
    static Optional<ServerProcess> serverOf(Path datadir) {
        return servers().stream().filter(server -> worksOn(server, datadir)).findFirst();
    }

    /** Processes whose working directory is this folder or in it, or whose command line names it. */
    static List<Long> workingIn(Path folder) {
        Path real = real(folder);
        List<Long> found = new ArrayList<>();
        for (long pid : pids()) {
            boolean inside =
                    workingDirectory(pid).filter(cwd -> cwd.startsWith(real)).isPresent();
            boolean named = arguments(pid).stream()
                    .anyMatch(argument -> argument.endsWith(folder.toString())
                            || argument.contains(folder + "/")
                            || argument.contains(folder + " "));
            if ((inside || named) && pid != ProcessHandle.current().pid() && isAlive(pid)) {
                found.add(pid);
            }
        }
        return found;
    }

    static boolean isRunning(ServerProcess process) {
        OptionalLong startTicks = startTicks(process.pid());
        return startTicks.isPresent() && startTicks.getAsLong() == process.startTicks() && isAlive(process.pid());
    }

    /** When a process started, in ticks since boot; empty if there is none of that number. */
    static OptionalLong startTicks(long pid) {
        List<String> fields = stat(pid);
        // The list begins with the third field, the state: the second is the name and may contain anything.
        int index = START_TIME_FIELD - 3;
        return fields.size() > index ? OptionalLong.of(Long.parseLong(fields.get(index))) : OptionalLong.empty();
    }

    /** Bytes the process has had read from or written to disks; empty if we may not know. */
    static OptionalLong diskBytes(long pid) {
        try {
            return OptionalLong.of(Files.readAllLines(PROC.resolve(pid + "/io"), StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.startsWith("read_bytes: ") || line.startsWith("write_bytes: "))
                    .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                    .sum());
        } catch (IOException | UncheckedIOException notOurs) {
            return OptionalLong.empty();
        }
    }

    /** The same of the process and all that it started and that still run, such as the programs of a state transfer. */
    static long diskBytesWithChildren(long pid) {
        return Stream.concat(
                        Stream.of(pid),
                        ProcessHandle.of(pid).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid))
                .mapToLong(each -> diskBytes(each).orElse(0))
                .sum();
    }

    /** The systemd unit whose standard error is the journal; empty for any other process. */
    static Optional<String> unitLoggingToJournal(long pid) {
        try {
            if (!Files.readSymbolicLink(PROC.resolve(pid + "/fd/2")).toString().startsWith("socket:")) {
                return Optional.empty();
            }
            return Files.readAllLines(PROC.resolve(pid + "/cgroup"), StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.endsWith(".service"))
                    .map(line -> line.substring(line.lastIndexOf('/') + 1))
                    .findFirst();
        } catch (IOException | UncheckedIOException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<ServerProcess> server(long pid) {
        List<String> command = arguments(pid);
        if (command.isEmpty()) {
            return Optional.empty();
        }
        Path executable = link(pid, "exe")
                .map(path -> Path.of(path.toString().replaceFirst(" \\(deleted\\)$", "")))
                .orElseGet(() -> Path.of(command.get(0)));
        Path name = executable.getFileName();
        OptionalLong startTicks = startTicks(pid);
        if (name == null || !SERVER_NAMES.contains(name.toString()) || startTicks.isEmpty() || !isAlive(pid)) {
            return Optional.empty();
        }
        return Optional.of(new ServerProcess(
                pid,
                startTicks.getAsLong(),
                executable,
                command.subList(1, command.size()),
                workingDirectory(pid).orElse(Path.of("/"))));
    }

    private static boolean worksOn(ServerProcess server, Path datadir) {
        try {
            // The link is followed by the kernel: this holds for servers in containers and behind symbolic links as
            // well.
            if (Files.isDirectory(datadir) && Files.isSameFile(PROC.resolve(server.pid() + "/cwd"), datadir)) {
                return true;
            }
        } catch (IOException notOurs) {
            // The command line has to do.
        }
        // Before a server has entered its datadir, only its command line says which it will be.
        Path real = real(datadir);
        return namedDatadirs(server).anyMatch(path -> real(path).equals(real));
    }

    private static Stream<Path> namedDatadirs(ServerProcess server) {
        return server.arguments().stream()
                .filter(argument -> argument.startsWith("--datadir="))
                .map(argument -> Path.of(argument.substring("--datadir=".length())))
                .filter(Path::isAbsolute);
    }

    /** The datadir of a server, from what was learned of it while it ran. */
    static Optional<Path> datadir(ServerProcess server) {
        return namedDatadirs(server)
                .findFirst()
                .or(() -> Optional.of(server.workingDirectory()).filter(folder -> folder.getNameCount() > 0));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException absent) {
            return path.toAbsolutePath().normalize();
        }
    }

    private static Optional<Path> workingDirectory(long pid) {
        return link(pid, "cwd");
    }

    private static Optional<Path> link(long pid, String name) {
        try {
            return Optional.of(Files.readSymbolicLink(PROC.resolve(pid + "/" + name)));
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    private static List<String> arguments(long pid) {
        try {
            byte[] bytes = Files.readAllBytes(PROC.resolve(pid + "/cmdline"));
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.isEmpty() ? List.of() : Arrays.asList(text.split("\0"));
        } catch (IOException gone) {
            return List.of();
        }
    }

    /** A process that has ended but was not collected by its parent does not count. */
    private static boolean isAlive(long pid) {
        List<String> fields = stat(pid);
        return !fields.isEmpty() && !fields.get(0).equals("Z") && !fields.get(0).equals("X");
    }

    private static List<String> stat(long pid) {
        try {
            String text = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            return Arrays.asList(
                    text.substring(text.lastIndexOf(')') + 1).strip().split(" "));
        } catch (IOException gone) {
            return List.of();
        }
    }

    private static List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            entries.forEach(entry -> pids.add(Long.parseLong(entry.getFileName().toString())));
        } catch (IOException noProc) {
            return List.of();
        }
        return pids;
    }
}
