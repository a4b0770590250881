package dev.galeractl.replication.node;

import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out where a server keeps its things: as its option file says, else where it was built to keep them. */
final class LaunchPaths {

    private static final String SOCKET = "--socket=";
    private static final Duration HELP_LIMIT = Duration.ofSeconds(30);

    private LaunchPaths() {}

    static NodeLaunch prepare(
            Path defaultsFile, EffectiveOptions options, ServerInstallation installation, List<String> extraArguments) {
        EffectiveOptions all = options.withCommandLine(extraArguments);
        Map<String, String> builtIn = all.value("datadir").isPresent() ? Map.of() : builtIn(installation);
        Path basedir = all.value("basedir").map(Path::of).orElse(installation.basedir());
        Path datadir = absolute(
                basedir, all.value("datadir").orElseGet(() -> builtIn.getOrDefault("datadir", "/var/lib/mysql")));
        Path pidFile = absolute(datadir, all.value("pid_file").orElseGet(() -> hostName() + ".pid"));
        Optional<Path> log = errorLog(all, datadir);
        Path console = log.map(file -> consoleBeside(file, datadir)).orElseGet(() -> sibling(datadir, ".err"));
        return new NodeLaunch(
                defaultsFile.toAbsolutePath().normalize(),
                all,
                datadir,
                log.orElse(console),
                console,
                pidFile,
                // Where the server was built to have it, another server of this machine may be listening.
                absolute(datadir, all.value("socket").orElse("mysql.sock")),
                installation,
                extraArguments);
    }

    /** Empty if the server writes to its standard error. */
    private static Optional<Path> errorLog(EffectiveOptions options, Path datadir) {
        Optional<OptionSetting> setting = options.setting("log_error");
        if (setting.isEmpty()) {
            return Optional.empty();
        }
        String value = setting.get().value().orElse("");
        return switch (value) {
            case "0", "stderr" -> Optional.empty();
            case "" -> Optional.of(datadir.resolve(hostName() + ".err"));
            default -> {
                Path file = absolute(datadir, value);
                // The server adds an extension to a name without one.
                boolean extended = String.valueOf(file.getFileName()).indexOf('.') >= 0;
                yield Optional.of(extended ? file : file.resolveSibling(file.getFileName() + ".err"));
            }
        };
    }

    /** Not in the datadir: a state transfer may clear that. */
    private static Path consoleBeside(Path errorLog, Path datadir) {
        return errorLog.startsWith(datadir)
                ? sibling(datadir, ".stderr")
                : errorLog.resolveSibling(errorLog.getFileName() + ".stderr");
    }

    private static Path sibling(Path datadir, String extension) {
        Path parent = datadir.getParent();
        return parent != null && (Files.isWritable(parent) || !Files.exists(parent))
                ? datadir.resolveSibling(datadir.getFileName() + extension)
                : datadir.resolve("galeractl" + extension);
    }

    /** As its own command line says; without it, and without the option file's word, where servers are built to have it. */
    static Path socketOf(NodeLaunch launch, ServerProcess process) {
        Optional<String> argument = process.arguments().stream()
                .filter(each -> each.startsWith(SOCKET))
                .map(each -> each.substring(SOCKET.length()))
                .reduce((first, last) -> last);
        if (argument.isPresent()) {
            return absolute(launch.datadir(), argument.get());
        }
        if (launch.options().value("socket").isPresent()) {
            return launch.socket();
        }
        return absolute(
                launch.datadir(), builtIn(launch.installation()).getOrDefault("socket", "/run/mysqld/mysqld.sock"));
    }

    private static Path absolute(Path folder, String path) {
        return folder.resolve(path).toAbsolutePath().normalize();
    }

    /** What the server says of itself, without any option file: the lines {@code datadir  /var/lib/mysql/} of its help. */
    private static Map<String, String> builtIn(ServerInstallation installation) {
        Map<String, String> values = new HashMap<>();
        List<String> command = List.of(
                installation.server().toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name", "mysql"),
                "--help",
                "--verbose");
        try {
            ProgramRun.run(command, installation.environment(), HELP_LIMIT, line -> {
                String[] words = line.split("\\s+", 2);
                if (words.length == 2 && (words[0].equals("datadir") || words[0].equals("socket"))) {
                    values.put(words[0], words[1].strip());
                }
            });
        } catch (IOException silent) {
            return Map.of();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        values.values().removeIf(value -> !value.startsWith("/"));
        return Map.copyOf(values);
    }

    private static String hostName() {
        try {
            String name = Files.readString(Path.of("/proc/sys/kernel/hostname"), StandardCharsets.UTF_8)
                    .strip();
            int dot = name.indexOf('.');
            return dot < 0 ? name : name.substring(0, dot);
        } catch (IOException unknown) {
            return "localhost";
        }
    }
}
