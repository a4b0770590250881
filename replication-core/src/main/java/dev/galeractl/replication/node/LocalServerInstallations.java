package dev.galeractl.replication.node;

import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Searches the places where packages, tarballs and galeractl's own cache put servers. */
final class LocalServerInstallations implements ServerInstallations {

    private static final List<String> SERVER_NAMES = List.of("mariadbd", "mysqld");
    private static final List<String> SERVER_FOLDERS = List.of("sbin", "bin", "libexec");
    private static final List<String> PROVIDERS = List.of(
            "lib/galera/libgalera_smm.so",
            "lib/galera-4/libgalera_smm.so",
            "lib64/galera-4/libgalera_smm.so",
            "lib64/galera/libgalera_smm.so",
            "lib64/galera4/libgalera_smm.so",
            "lib/galera4/libgalera_smm.so",
            "lib64/galera3/libgalera_smm.so",
            "lib/galera3/libgalera_smm.so",
            "lib/libgalera_smm.so",
            "lib64/libgalera_smm.so");
    private static final List<String> SHARES = List.of("share/mysql", "share/mariadb", "share");
    private static final List<String> PLUGINS =
            List.of("lib/mysql/plugin", "lib64/mysql/plugin", "lib/plugin", "lib64/plugin", "lib/mariadb/plugin");
    private static final Path SYSTEM = Path.of("/usr");

    private final Map<String, String> environment;

    LocalServerInstallations(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public ServerInstallation at(Path basedir) throws NodeProblem {
        Path base = basedir.toAbsolutePath().normalize();
        // The unpacked tree may be named by its root as well as by the usr folder in it.
        for (Path candidate : List.of(base, base.resolve("usr"))) {
            Optional<Path> server = serverIn(candidate);
            if (server.isPresent()) {
                return installation(server.get(), candidate);
            }
        }
        throw new NodeProblem(
                NodeProblem.Kind.NO_SERVER, "There is no mariadbd or mysqld in " + base + ".", base.toString());
    }

    @Override
    public ServerInstallation find(Optional<Path> basedir) throws NodeProblem {
        if (basedir.isPresent()) {
            return at(basedir.get());
        }
        Set<Path> candidates = basedirs();
        Optional<ServerInstallation> withoutProvider = Optional.empty();
        for (Path candidate : candidates) {
            Optional<ServerInstallation> installation = usable(candidate);
            if (installation.flatMap(ServerInstallation::provider).isPresent()) {
                return installation.get();
            }
            withoutProvider = withoutProvider.or(() -> installation);
        }
        if (withoutProvider.isPresent()) {
            return withoutProvider.get();
        }
        if (!candidates.isEmpty()) {
            // Says why the first one cannot be used.
            return at(candidates.iterator().next());
        }
        throw new NodeProblem(
                NodeProblem.Kind.NO_SERVER,
                "No mariadbd or mysqld was found on this machine: not in PATH, /usr/sbin, /usr/libexec, /usr/local/mysql or "
                        + cacheRoot() + ".",
                cacheRoot().toString());
    }

    @Override
    public List<ServerInstallation> all() {
        return basedirs().stream()
                .flatMap(candidate -> usable(candidate).stream())
                .toList();
    }

    private Optional<ServerInstallation> usable(Path basedir) {
        try {
            return Optional.of(at(basedir));
        } catch (NodeProblem unusable) {
            return Optional.empty();
        }
    }

    /** Base directories that hold a server, in order of preference, each once. */
    private Set<Path> basedirs() {
        Set<Path> basedirs = new LinkedHashSet<>();
        List<Path> folders = new ArrayList<>();
        for (String folder : path()) {
            folders.add(Path.of(folder));
        }
        folders.addAll(List.of(
                Path.of("/usr/sbin"),
                Path.of("/usr/libexec"),
                Path.of("/usr/local/sbin"),
                Path.of("/usr/local/mysql/bin"),
                cacheRoot().resolve("usr/sbin")));
        for (Path folder : folders) {
            for (String name : SERVER_NAMES) {
                Path program = folder.resolve(name);
                if (isProgram(program)) {
                    basedirOf(program).ifPresent(basedirs::add);
                }
            }
        }
        return basedirs;
    }

    private static Optional<Path> basedirOf(Path program) {
        try {
            // A link in /usr/local/bin leads to the folder the server was unpacked into.
            return Optional.ofNullable(program.toRealPath().getParent()).map(Path::getParent);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private Path cacheRoot() {
        return cacheFolder(environment).resolve("server").resolve("root");
    }

    /** galeractl's own folder in the user's cache. */
    static Path cacheFolder(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (cache.startsWith("/") ? Path.of(cache) : Path.of(environment.getOrDefault("HOME", "/root"), ".cache"))
                .resolve("galeractl");
    }

    private static Optional<Path> serverIn(Path basedir) {
        return SERVER_NAMES.stream()
                .flatMap(name -> SERVER_FOLDERS.stream()
                        .map(folder -> basedir.resolve(folder).resolve(name)))
                .filter(LocalServerInstallations::isProgram)
                .findFirst();
    }

    private ServerInstallation installation(Path server, Path basedir) throws NodeProblem {
        Map<String, String> surroundings = surroundings(basedir);
        ServerVersion version = ServerProgram.version(server, surroundings);
        return new ServerInstallation(
                server,
                basedir,
                installDb(basedir, version),
                first(basedir, PROVIDERS),
                first(basedir, List.of("bin/mariadb", "bin/mysql")),
                version,
                surroundings,
                arguments(basedir));
    }

    private Map<String, String> surroundings(Path basedir) {
        Map<String, String> surroundings = new LinkedHashMap<>();
        Set<String> path = new LinkedHashSet<>();
        if (!basedir.equals(SYSTEM)) {
            path.add(basedir.resolve("bin").toString());
            path.add(basedir.resolve("sbin").toString());
        }
        path.addAll(path());
        // The SST scripts look for tools that an ordinary user's PATH often lacks.
        path.addAll(List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"));
        surroundings.put("PATH", String.join(":", path));
        Path libraries = basedir.resolveSibling("compat-lib");
        if (Files.isDirectory(libraries)) {
            String inherited = environment.getOrDefault("LD_LIBRARY_PATH", "");
            surroundings.put(
                    "LD_LIBRARY_PATH", inherited.isEmpty() ? libraries.toString() : libraries + ":" + inherited);
        }
        return surroundings;
    }

    private List<String> path() {
        return List.of(environment.getOrDefault("PATH", "").split(":")).stream()
                .filter(folder -> folder.startsWith("/"))
                .toList();
    }

    /** MySQL creates its datadir itself since 5.7; the script of that name left behind there only says so. */
    private static Optional<Path> installDb(Path basedir, ServerVersion version) {
        if (version.product() != Product.MARIADB && version.isAtLeast(5, 7)) {
            return Optional.empty();
        }
        return first(
                basedir,
                List.of(
                        "bin/mariadb-install-db",
                        "scripts/mariadb-install-db",
                        "bin/mysql_install_db",
                        "scripts/mysql_install_db"));
    }

    private static List<String> arguments(Path basedir) {
        if (basedir.equals(SYSTEM)) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>();
        arguments.add("--basedir=" + basedir);
        for (String share : SHARES) {
            Path messages = basedir.resolve(share);
            if (Files.isRegularFile(messages.resolve("english/errmsg.sys"))) {
                arguments.add("--lc-messages-dir=" + messages);
                if (Files.isDirectory(messages.resolve("charsets"))) {
                    arguments.add("--character-sets-dir=" + messages.resolve("charsets"));
                }
                break;
            }
        }
        PLUGINS.stream()
                .map(basedir::resolve)
                .filter(Files::isDirectory)
                .findFirst()
                .ifPresent(plugins -> arguments.add("--plugin-dir=" + plugins));
        return arguments;
    }

    private static Optional<Path> first(Path basedir, List<String> names) {
        return names.stream()
                .map(basedir::resolve)
                .filter(file -> Files.isReadable(file) && Files.isRegularFile(file))
                .findFirst();
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
