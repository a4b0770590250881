package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.fact.Facts;
import dev.galeractl.bootstrap.fact.NodeFacts;
import dev.galeractl.bootstrap.fact.OptionFileFacts;
import dev.galeractl.bootstrap.fact.PeerEvidence;
import dev.galeractl.bootstrap.fact.PriorRun;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.fact.ServiceUnit;
import dev.galeractl.bootstrap.journal.Journals;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.diagnostics.config.ConfigDiagnosis;
import dev.galeractl.diagnostics.config.ConfigReport;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.replication.address.ClusterAddress;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.address.Ports;
import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.node.DatadirState;
import dev.galeractl.replication.node.NodeLaunch;
import dev.galeractl.replication.node.NodeProblem;
import dev.galeractl.replication.node.ServerInstallation;
import dev.galeractl.replication.node.ServerProcess;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.state.WsrepStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Collects the facts of one node of this host, and of the members it lists, by reading only. */
final class LocalFacts {
    static final Path USUAL_DATADIR = Path.of("/var/lib/mysql");
    static final Path USUAL_SOCKET = Path.of("/run/mysqld/mysqld.sock");
    private static final String USUAL_CLUSTER_NAME = "my_wsrep_cluster";

    private final Surroundings surroundings;
    private final Tools tools;
    private final Journals journals;
    private final StatusLooks status;

    LocalFacts(Surroundings surroundings, Tools tools, Journals journals) {
        this.surroundings = surroundings;
        this.tools = tools;
        this.journals = journals;
        this.status = new StatusLooks(tools.status(), Accounts.of(surroundings));
    }

    /**
     * What was collected.
     *
     * @param cluster the cluster's name
     * @param options what the option file says to the server
     */
    record Collected(Facts facts, String cluster, EffectiveOptions options) {}

    /**
     * Looks at everything the verb depends on.
     *
     * @param defaultsFile absolute
     * @throws dev.galeractl.replication.source.InputProblem if the option file cannot be read
     */
    Collected collect(Verb verb, Path defaultsFile, Optional<Path> basedir) {
        OwnAddresses addresses = OwnAddresses.read();
        Optional<NodeLaunch> launch = launch(defaultsFile, basedir);
        EffectiveOptions options = launch.map(NodeLaunch::options)
                .orElseGet(() -> new OptionFileReader().read(defaultsFile, OptionGroups.mariadbServer()));
        Path datadir = launch.map(NodeLaunch::datadir)
                .orElseGet(() -> options.value("datadir").map(Path::of).orElse(USUAL_DATADIR));
        Path socket = launch.map(NodeLaunch::socket)
                .orElseGet(() -> options.value("socket").map(Path::of).orElse(USUAL_SOCKET));
        DatadirState state = launch.map(tools.runtime()::inspect)
                .orElseGet(() -> tools.runtime().inspect(datadir));
        Optional<ServiceUnit> unit = LocalUnits.look(defaultsFile);
        ServerFacts server = server(verb, defaultsFile, state, launch, socket, unit);
        Optional<ClusterAddress> address = options.value("wsrep_cluster_address")
                .filter(text -> !text.isBlank())
                .map(ClusterAddress::parse);
        List<ClusterAddress.Member> others =
                address.map(it -> others(it, options, addresses)).orElse(List.of());
        List<PeerEvidence> peers = address.map(it -> new PeerLooks(
                                tools.probe(),
                                status,
                                TlsIdentities.of(options),
                                tools.runtime().servers())
                        .look(others, it.text(), Ports.of(options).memberPort()))
                .orElse(List.of());
        NodeFacts node = new NodeFacts(
                options.value("wsrep_node_name").orElse(addresses.hostName()),
                defaultsFile,
                optionFile(options, launch, addresses, address, others),
                Datadirs.facts(tools.runtime(), state),
                server,
                new HostCollector(surroundings, launch, options, addresses).collect(verb, datadir, socket, unit),
                prior(verb, defaultsFile, datadir));
        return new Collected(
                new Facts(node, peers), options.value("wsrep_cluster_name").orElse(USUAL_CLUSTER_NAME), options);
    }

    private Optional<NodeLaunch> launch(Path defaultsFile, Optional<Path> basedir) {
        try {
            return Optional.of(new Launches(tools, basedir).of(defaultsFile));
        } catch (NodeProblem noServer) {
            // The preflight says so; everything else can still be looked at.
            return Optional.empty();
        }
    }

    private OptionFileFacts optionFile(
            EffectiveOptions options,
            Optional<NodeLaunch> launch,
            OwnAddresses addresses,
            Optional<ClusterAddress> address,
            List<ClusterAddress.Member> others) {
        Optional<ServerVersion> version = launch.map(NodeLaunch::installation).map(ServerInstallation::version);
        ConfigReport report = ConfigDiagnosis.check(
                new ConfigFacts(options, version, Optional.of(HostCollector.configFacts(options, addresses))));
        return new OptionFileFacts(
                address.map(ClusterAddress::text),
                address.filter(ClusterAddress::isBootstrap).isPresent(),
                written(address, address.map(ClusterAddress::members).orElse(List.of())),
                written(address, others),
                report.findings(),
                report.unknown(),
                AddressMend.diff(options, others.isEmpty()));
    }

    private static List<String> written(Optional<ClusterAddress> address, List<ClusterAddress.Member> members) {
        return members.stream()
                .map(member -> address.orElseThrow().written(member))
                .toList();
    }

    /** The members that are not the node itself. */
    private static List<ClusterAddress.Member> others(
            ClusterAddress address, EffectiveOptions options, OwnAddresses addresses) {
        NodeAddress listens = Ports.of(options).group().address();
        List<NodeAddress> own = Stream.concat(
                        Stream.of(listens), options.value("wsrep_node_address").flatMap(NodeAddress::parse).stream())
                .map(it -> new NodeAddress(it.host(), OptionalInt.empty()))
                .toList();
        int port = listens.port().orElse(Ports.DEFAULT_GROUP_PORT);
        int usual = Ports.of(options).memberPort();
        return address.members().stream()
                .filter(member -> !addresses.isSelf(
                        new NodeAddress(member.host(), OptionalInt.empty()),
                        member.port().orElse(usual),
                        own,
                        port))
                .toList();
    }

    private ServerFacts server(
            Verb verb,
            Path defaultsFile,
            DatadirState state,
            Optional<NodeLaunch> launch,
            Path socket,
            Optional<ServiceUnit> unit) {
        if (state.server().isEmpty()) {
            return new ServerFacts.Stopped();
        }
        ServerProcess process = state.server().get();
        Optional<WsrepStatus> words = status.statusOf(
                process,
                state.datadir(),
                launch.map(it -> tools.runtime().socketOf(it, process)).orElse(socket));
        Origin origin = ServerOrigins.of(process, verb, defaultsFile, journals);
        boolean ofService = unit.filter(ServiceUnit::runsTheFile)
                .flatMap(ServiceUnit::pid)
                .filter(it -> it == process.pid())
                .isPresent();
        return new ServerFacts.Running(
                process.pid(),
                origin == Origin.FOREIGN && ofService
                        ? ServiceOrigins.of(process, words, verb, defaultsFile, journals)
                        : origin,
                words);
    }

    private Optional<PriorRun> prior(Verb verb, Path defaultsFile, Path datadir) {
        return journals.latest(verb, defaultsFile.toString())
                .map(record -> new PriorRun(
                        record.operationId(),
                        record.finished(),
                        record.begun(ServerOrigins.START)
                                || ServiceOrigins.starts().stream().anyMatch(record::begun),
                        record.did("create-datadir", "datadir", datadir.toString())));
    }
}
