package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.fact.PeerEvidence;
import dev.galeractl.bootstrap.fact.PeerEvidence.Answer;
import dev.galeractl.bootstrap.guard.NamedPeers;
import dev.galeractl.replication.address.ClusterAddress;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.address.Ports;
import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.group.GroupProbe;
import dev.galeractl.replication.group.ProbeRequest;
import dev.galeractl.replication.group.ProbeResult;
import dev.galeractl.replication.group.TlsIdentity;
import dev.galeractl.replication.node.ServerProcess;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.source.InputProblem;
import dev.galeractl.replication.sql.StatusAddress;
import dev.galeractl.replication.state.WsrepStatus;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Looks at the other members of an address list: their group ports, and their status where an account or a socket of this host lets us. */
final class PeerLooks {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final String DEFAULTS_FILE = "--defaults-file=";

    private final GroupProbe probe;
    private final StatusLooks status;
    private final List<ServerProcess> servers;
    private final Optional<TlsIdentity> identity;

    /**
     * @param identity what the node itself shows to members that want TLS
     * @param servers the servers of this host; a member that is one of them is asked through its socket
     */
    PeerLooks(GroupProbe probe, StatusLooks status, Optional<TlsIdentity> identity, List<ServerProcess> servers) {
        this.identity = identity;
        this.probe = probe;
        this.status = status;
        this.servers = List.copyOf(servers);
    }

    /**
     * All of them at once; as slow as the slowest.
     *
     * @param usualPort where members listed without a port are looked for
     */
    List<PeerEvidence> look(List<ClusterAddress.Member> members, String addressText, int usualPort) {
        return AtOnce.look(members, member -> look(member, addressText, usualPort));
    }

    private PeerEvidence look(ClusterAddress.Member member, String addressText, int usualPort) {
        String written = addressText.substring(member.offset(), member.offset() + member.length());
        int port = member.port().orElse(usualPort);
        String address = new NodeAddress(member.host(), OptionalInt.of(port)).toString();
        List<InetAddress> resolved = OwnAddresses.resolve(member.host());
        if (resolved.isEmpty()) {
            return new PeerEvidence(written, address, Answer.UNREACHABLE, Optional.empty());
        }
        Answer strongest = Answer.REFUSED;
        Optional<WsrepStatus> words = Optional.empty();
        for (InetAddress each : resolved) {
            Answer answer = answer(probe.probe(
                    new ProbeRequest(new InetSocketAddress(each, port), CONNECT_TIMEOUT, Optional.empty(), identity)));
            strongest = stronger(strongest, answer);
            boolean maybeNode = answer == Answer.GALERA || answer == Answer.SILENT;
            if (maybeNode && words.isEmpty()) {
                words = status(each, port);
            }
        }
        return new PeerEvidence(written, address, strongest, words);
    }

    /** Members that somebody named, as the option file lists them: by the very word, else by an address to which both lead. */
    static List<NamedPeers.Named> listed(List<String> named, List<PeerEvidence> peers) {
        return named.stream()
                .map(name -> new NamedPeers.Named(
                        name,
                        peers.stream()
                                .filter(peer -> isNamed(name, peer))
                                .map(PeerEvidence::written)
                                .findFirst()))
                .toList();
    }

    private static boolean isNamed(String name, PeerEvidence peer) {
        Optional<NodeAddress> given = NodeAddress.parse(name);
        Optional<NodeAddress> address = NodeAddress.parse(peer.address());
        if (peer.written().equals(name) || given.isEmpty() || address.isEmpty()) {
            return peer.written().equals(name);
        }
        boolean samePort = given.get().port().isEmpty()
                || given.get().port().equals(address.get().port());
        List<InetAddress> theirs = OwnAddresses.resolve(address.get().host());
        return samePort && OwnAddresses.resolve(given.get().host()).stream().anyMatch(theirs::contains);
    }

    /** Of a name with several addresses the one that shows most of a node speaks; a closed port only if all are closed. */
    static Answer stronger(Answer one, Answer other) {
        return strength(one) >= strength(other) ? one : other;
    }

    private static int strength(Answer answer) {
        return switch (answer) {
            case GALERA -> 5;
            case SILENT -> 4;
            case NOT_GALERA -> 3;
            case TIMED_OUT -> 2;
            case UNREACHABLE -> 1;
            case REFUSED -> 0;
        };
    }

    private static Answer answer(ProbeResult result) {
        if (result instanceof ProbeResult.Greeted) {
            return Answer.GALERA;
        } else if (result instanceof ProbeResult.Refused) {
            return Answer.REFUSED;
        } else if (result instanceof ProbeResult.TimedOut) {
            return Answer.TIMED_OUT;
        } else if (result instanceof ProbeResult.Unreachable || result instanceof ProbeResult.Unresolved) {
            return Answer.UNREACHABLE;
        } else if (result instanceof ProbeResult.NotGalera) {
            return Answer.NOT_GALERA;
        }
        return Answer.SILENT;
    }

    private Optional<WsrepStatus> status(InetAddress address, int groupPort) {
        for (ServerProcess server : servers) {
            Optional<Path> socket = socketOf(server, address, groupPort);
            if (socket.isPresent()) {
                return status.status(new StatusAddress.Socket(socket.get()));
            }
        }
        return status.status(new StatusAddress.Tcp(address.getHostAddress(), 3306))
                // Another server's answer must not pass for the member's: it has to say that it is the node at that
                // address.
                .filter(words -> isAt(words, address));
    }

    /** Whether the answerer itself says that it is the node at that address. */
    static boolean isAt(WsrepStatus words, InetAddress address) {
        return words.value("wsrep_node_address")
                .flatMap(NodeAddress::parse)
                .flatMap(NodeAddress::literal)
                .equals(Optional.of(address));
    }

    /** The client socket of a server of this host, if its option file makes it the member at that address. */
    private static Optional<Path> socketOf(ServerProcess server, InetAddress address, int groupPort) {
        Optional<String> file = server.arguments().stream()
                .filter(argument -> argument.startsWith(DEFAULTS_FILE))
                .map(argument -> argument.substring(DEFAULTS_FILE.length()))
                .findFirst();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            EffectiveOptions options = new OptionFileReader()
                    .read(Path.of(file.get()), OptionGroups.mariadbServer())
                    .withCommandLine(server.arguments());
            NodeAddress listens = Ports.of(options).group().address();
            Optional<NodeAddress> node = options.value("wsrep_node_address").flatMap(NodeAddress::parse);
            boolean here = listens.port().orElse(0) == groupPort
                    && (node.flatMap(NodeAddress::literal).equals(Optional.of(address))
                            || listens.literal().equals(Optional.of(address)));
            return here ? options.value("socket").map(Path::of).filter(Path::isAbsolute) : Optional.empty();
        } catch (InputProblem notReadable) {
            return Optional.empty();
        }
    }
}
