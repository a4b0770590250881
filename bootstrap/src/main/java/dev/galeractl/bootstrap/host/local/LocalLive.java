package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.diagnostics.config.ConfigDiagnosis;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.live.LiveFacts;
import dev.galeractl.diagnostics.live.LiveFacts.Datadir;
import dev.galeractl.diagnostics.live.LiveFacts.Port;
import dev.galeractl.diagnostics.live.LiveFacts.Server;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.address.Ports;
import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.node.DatadirState;
import dev.galeractl.replication.node.ServerProcess;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.position.GrastateFile;
import dev.galeractl.replication.position.StateFiles;
import dev.galeractl.replication.state.WsrepStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Looks at this host's server: its process, its status over the unix socket, its datadir's state files, the kernel's table of listeners, its unit. It
 * connects to no TCP port and changes nothing.
 */
public final class LocalLive {
    private static final Path USUAL_DATADIR = Path.of("/var/lib/mysql");
    private static final String DEFAULTS_FILE = "--defaults-file=";

    private final Tools tools;
    private final StatusLooks status;

    public LocalLive(Surroundings surroundings, Tools tools) {
        this.tools = tools;
        this.status = new StatusLooks(tools.status(), Accounts.of(surroundings));
    }

    /**
     * The options of the only server that runs here, where the usual option files say nothing about any: somebody started it with a file of its own.
     */
    public Optional<EffectiveOptions> optionsOfRunningServer() {
        List<Path> files = tools.runtime().servers().stream()
                .flatMap(server -> argument(server, DEFAULTS_FILE).stream())
                .distinct()
                .map(Path::of)
                .filter(Files::isReadable)
                .toList();
        return files.size() == 1
                ? Optional.of(new OptionFileReader().read(files.get(0), OptionGroups.mariadbServer()))
                : Optional.empty();
    }

    /** Looks at the server that these options belong to. */
    public LiveFacts look(EffectiveOptions options) {
        Path folder = options.value("datadir").map(Path::of).orElse(USUAL_DATADIR);
        DatadirState state = tools.runtime().inspect(folder);
        OwnAddresses addresses = OwnAddresses.read();
        Optional<String> address =
                options.value("wsrep_node_address").flatMap(NodeAddress::parse).map(NodeAddress::host);
        return new LiveFacts(
                options.value("wsrep_node_name"),
                address,
                server(options, state),
                datadir(state),
                ports(options, addresses),
                SystemdUnits.installed().flatMap(UnitState::of),
                ConfigDiagnosis.check(new ConfigFacts(
                                options, Optional.empty(), Optional.of(HostCollector.configFacts(options, addresses))))
                        .findings());
    }

    private Server server(EffectiveOptions options, DatadirState state) {
        if (state.server().isEmpty()) {
            return state.content() instanceof DatadirState.Content.Unreadable
                    ? new Server.Unknown()
                    : new Server.Stopped();
        }
        ServerProcess process = state.server().get();
        Optional<Instant> since =
                ProcessHandle.of(process.pid()).flatMap(it -> it.info().startInstant());
        return new Server.Running(process.pid(), since, status(options, state, process));
    }

    private Optional<WsrepStatus> status(EffectiveOptions options, DatadirState state, ServerProcess process) {
        return Stream.concat(
                        Stream.concat(argument(process, "--socket=").stream(), options.value("socket").stream())
                                .map(Path::of),
                        Stream.concat(Stream.of(state.datadir().resolve("mysql.sock")), ServerSockets.USUAL.stream()))
                .filter(Files::exists)
                .distinct()
                .flatMap(socket -> status.statusOf(process, state.datadir(), socket).stream())
                .findFirst();
    }

    private Optional<Datadir> datadir(DatadirState state) {
        if (state.content() instanceof DatadirState.Content.Missing
                || state.content() instanceof DatadirState.Content.Unreadable) {
            return Optional.empty();
        }
        StateFiles files = tools.runtime().stateFiles(state.datadir());
        Optional<GrastateFile> saved = files.grastate().content();
        return Optional.of(new Datadir(
                state.datadir(),
                saved.map(GrastateFile::position),
                saved.flatMap(GrastateFile::safeToBootstrap),
                files.gvwstate().content().isPresent(),
                freeBytes(state.datadir())));
    }

    private static OptionalLong freeBytes(Path folder) {
        try {
            return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException cannotBeTold) {
            return OptionalLong.empty();
        }
    }

    private static List<Port> ports(EffectiveOptions options, OwnAddresses addresses) {
        Ports ports = Ports.of(options);
        Optional<ListeningPorts> listening = ListeningPorts.read();
        return Stream.of(ports.group(), ports.client(), ports.ist(), ports.sst())
                .map(listener -> port(listener, addresses, listening))
                .toList();
    }

    private static Port port(Ports.Listener listener, OwnAddresses addresses, Optional<ListeningPorts> listening) {
        String host = listener.address().host().equals("*")
                ? "0.0.0.0"
                : listener.address().host();
        Optional<InetAddress> resolved =
                OwnAddresses.resolve(host).stream().findFirst().filter(addresses::isOurs);
        Optional<Boolean> taken = Optional.empty();
        Optional<Long> holder = Optional.empty();
        if (listening.isPresent() && resolved.isPresent()) {
            taken = Optional.of(listening.get().taken(resolved.get(), listener.port()));
            holder = listening.get().holder(resolved.get(), listener.port());
        }
        return new Port(
                listener.purpose().name().toLowerCase(Locale.ROOT),
                host,
                listener.port(),
                taken,
                holder.isPresent() ? OptionalLong.of(holder.get()) : OptionalLong.empty());
    }

    private static Optional<String> argument(ServerProcess process, String option) {
        return process.arguments().stream()
                .filter(argument -> argument.startsWith(option))
                .map(argument -> argument.substring(option.length()))
                .findFirst();
    }

    /** Where the server of these options writes its error log, if that is a file. */
    public Optional<Path> errorLog(EffectiveOptions options) {
        Path folder = options.value("datadir").map(Path::of).orElse(USUAL_DATADIR);
        Optional<ServerProcess> running = tools.runtime().serverOf(folder);
        Optional<Path> named = running.flatMap(process -> argument(process, "--log-error="))
                .or(() -> options.value("log_error"))
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .map(folder::resolve);
        return named.or(() -> running.flatMap(process -> written(process.pid())));
    }

    /** The file that standard error of a process is; empty if it is a terminal, a pipe or the journal. */
    private static Optional<Path> written(long pid) {
        try {
            Path target = Files.readSymbolicLink(Path.of("/proc/" + pid + "/fd/2"));
            return target.isAbsolute() && Files.isRegularFile(target) ? Optional.of(target) : Optional.empty();
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    /** The installed unit of a database server, whose journal has what no error log has. */
    public static Optional<String> unit() {
        return SystemdUnits.installed();
    }
}
