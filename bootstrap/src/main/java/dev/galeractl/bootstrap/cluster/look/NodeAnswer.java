package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.fact.DatadirFacts;
import dev.galeractl.bootstrap.fact.HostFacts;
import dev.galeractl.bootstrap.fact.ListeningSockets;
import dev.galeractl.bootstrap.fact.NodeFacts;
import dev.galeractl.bootstrap.fact.OptionFileFacts;
import dev.galeractl.bootstrap.fact.PortFacts;
import dev.galeractl.bootstrap.fact.PortFacts.Use;
import dev.galeractl.diagnostics.config.ConfigDiagnosis;
import dev.galeractl.diagnostics.config.ConfigReport;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.config.fact.ServerPlace;
import dev.galeractl.diagnostics.config.fact.TransferPrograms;
import dev.galeractl.replication.address.ClusterAddress;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.address.Ports;
import dev.galeractl.replication.node.DatadirNames;
import dev.galeractl.replication.node.DatadirState.Content;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.position.GcacheFile;
import dev.galeractl.replication.position.GrastateFile;
import dev.galeractl.replication.position.GvwstateFile;
import dev.galeractl.replication.position.StateFiles;
import dev.galeractl.replication.position.StateFiles.Evidence;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an answer says of the node, in the words in which every operation judges a node. */
final class NodeAnswer {
    private static final String DATADIR = "datadir";
    private static final String PATHS = "paths";

    /** The file that is judged is not there yet, and will be written with the right permissions. */
    private static final Optional<ServerPlace> NOT_WRITTEN_YET =
            Optional.of(new ServerPlace(Optional.empty(), Optional.empty(), Map.of(), Optional.empty()));

    private final LookQuestion asked;
    private final Sections said;
    private final HostAnswer host;
    private final ServerAnswer server;

    NodeAnswer(LookQuestion asked, Sections said, HostAnswer host, ServerAnswer server) {
        this.asked = asked;
        this.said = said;
        this.host = host;
        this.server = server;
    }

    NodeFacts facts() {
        return new NodeFacts(
                asked.node().name(),
                asked.node().paths().optionFile(),
                optionFile(),
                datadir(),
                server.server(),
                hostFacts(),
                Optional.empty());
    }

    private DatadirFacts datadir() {
        return DatadirFacts.of(
                asked.node().paths().datadir(),
                content(),
                () -> new StateFiles(
                        evidence(GrastateFile.NAME, StateFiles::grastate),
                        evidence(GvwstateFile.NAME, StateFiles::gvwstate),
                        evidence(GcacheFile.NAME, GcacheFile::parse)));
    }

    private <T> Evidence<T> evidence(String file, StateFiles.Parser<T> parser) {
        if (!said.has(file)) {
            return Evidence.none();
        }
        return said.bytes(file)
                .map(bytes -> Evidence.of(bytes, parser))
                .orElseGet(() -> new Evidence.Damaged<>("it cannot be read"));
    }

    private Content content() {
        List<String> lines = said.lines(DATADIR);
        if (lines.contains("kind absent")) {
            return new Content.Missing();
        } else if (lines.contains("kind other")) {
            return new Content.Foreign(
                    Optional.empty(), asked.node().paths().datadir().toString());
        } else if (!lines.contains("readable")) {
            return new Content.Unreadable("permission denied");
        }
        List<String> entries = said.after(DATADIR, "entry");
        Set<String> folders = entries.stream()
                .filter(it -> it.startsWith("d "))
                .map(NodeAnswer::name)
                .collect(Collectors.toSet());
        boolean mysqlReadable = lines.contains("readable mysql") || !folders.contains("mysql");
        return new DatadirNames(
                        new TreeSet<>(names(entries)),
                        folders,
                        mysqlReadable ? Optional.of(names(said.after(DATADIR, "mysql"))) : Optional.empty(),
                        names(said.after(DATADIR, "test")))
                .content(Optional.of(asked.cluster().server().product()));
    }

    private static Set<String> names(List<String> entries) {
        return entries.stream().map(NodeAnswer::name).collect(Collectors.toSet());
    }

    /** Without the letter that says what it is. */
    private static String name(String entry) {
        return entry.substring(Math.min(2, entry.length()));
    }

    private OptionFileFacts optionFile() {
        ServerVersion version = server.version().orElse(asked.cluster().server());
        ConfigReport report = ConfigDiagnosis.check(
                new ConfigFacts(asked.options(), Optional.of(version), Optional.of(configFacts())).at(NOT_WRITTEN_YET));
        Optional<ClusterAddress> address = asked.options()
                .value("wsrep_cluster_address")
                .filter(it -> !it.isBlank())
                .map(ClusterAddress::parse);
        List<ClusterAddress.Member> members =
                address.map(ClusterAddress::members).orElse(List.of());
        return new OptionFileFacts(
                address.map(ClusterAddress::text),
                address.filter(ClusterAddress::isBootstrap).isPresent(),
                written(address, members.stream()),
                written(address, members.stream().filter(it -> !isThisNode(it))),
                report.findings(),
                report.unknown(),
                Optional.empty());
    }

    private static List<String> written(Optional<ClusterAddress> address, Stream<ClusterAddress.Member> members) {
        return members.map(it -> address.orElseThrow().written(it)).toList();
    }

    /** Nodes may share an address and differ by port. */
    private boolean isThisNode(ClusterAddress.Member member) {
        int group = asked.node().ports().group();
        return asked.node().reachedAt().sameHost(member.address())
                && member.port().orElse(Ports.of(asked.options()).memberPort()) == group;
    }

    private dev.galeractl.diagnostics.config.fact.HostFacts configFacts() {
        Set<Path> present = new HashSet<>(paths("present"));
        present.addAll(asked.madeByThePlan());
        Set<Path> absent = new HashSet<>(paths("absent"));
        absent.removeAll(present);
        Set<InetAddress> addresses = host.addresses().stream()
                .flatMap(it -> NodeAddress.parse(bracketed(it.address())).flatMap(NodeAddress::literal).stream())
                .collect(Collectors.toSet());
        Set<String> tools = host.tools().keySet();
        return new dev.galeractl.diagnostics.config.fact.HostFacts(
                        host.name().stream().collect(Collectors.toSet()), addresses, present, absent)
                .withPrograms(
                        tools.contains(TransferPrograms.COMMON)
                                ? Optional.of(asked.neededTools().stream()
                                        .flatMap(List::stream)
                                        .filter(tools::contains)
                                        .collect(Collectors.toSet()))
                                : Optional.empty());
    }

    private static String bracketed(String address) {
        return address.indexOf(':') < 0 ? address : "[" + address + "]";
    }

    private List<Path> paths(String state) {
        return said.after(PATHS, state).stream().map(Path::of).toList();
    }

    private HostFacts hostFacts() {
        Set<String> tools = host.tools().keySet();
        return new HostFacts(
                server.program(),
                server.version().map(ServerVersion::toString),
                Optional.of(asked.node().paths().provider()).filter(paths("present")::contains),
                ports(),
                said.number("free"),
                asked.neededTools().stream()
                        .filter(any -> any.stream().noneMatch(tools::contains))
                        .map(any -> String.join("|", any))
                        .toList(),
                asked.method(),
                List.of(),
                List.of(),
                false,
                asked.socket(),
                Optional.empty());
    }

    private List<PortFacts> ports() {
        Optional<ListeningSockets> listening = Optional.of(said.lines("listening"))
                .filter(it -> said.has("listening"))
                .map(ListeningSockets::of);
        Ports ports = Ports.of(asked.options());
        return Stream.of(ports.group(), ports.client(), ports.ist(), ports.sst())
                .map(it -> port(it, listening, new PortHolders(said.lines("listeners"))))
                .toList();
    }

    /** A node that listens at an advertised address does so behind somebody who translates: whoever listens on its port, at whatever address, is in the way. */
    private static PortFacts port(Ports.Listener listener, Optional<ListeningSockets> listening, PortHolders holders) {
        String purpose = listener.purpose().name().toLowerCase(Locale.ROOT);
        String where =
                listener.address().isWildcard() ? "0.0.0.0" : listener.address().host();
        Optional<InetAddress> address =
                new NodeAddress(where, listener.address().port()).literal();
        Use use = listening
                .map(it -> address.map(at -> it.find(at, listener.port()).isPresent())
                                .orElseGet(() -> it.sockets().stream().anyMatch(any -> any.port() == listener.port()))
                        ? Use.TAKEN
                        : Use.FREE)
                .orElse(Use.UNKNOWN);
        return new PortFacts(
                purpose,
                where,
                listener.port(),
                use,
                use == Use.TAKEN ? holders.of(listener.port()) : Optional.empty());
    }
}
