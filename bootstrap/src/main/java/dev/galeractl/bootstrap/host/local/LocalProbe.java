package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.probe.ProbeReport;
import dev.galeractl.bootstrap.probe.ProbedHost;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.address.Ports;
import dev.galeractl.replication.group.GroupProbe;
import dev.galeractl.replication.group.ProbeRequest;
import dev.galeractl.replication.group.ProbeResult;
import dev.galeractl.replication.group.TlsIdentity;
import dev.galeractl.replication.group.frame.GroupName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Looks at group communication ports from this host. */
public final class LocalProbe {
    /** How long a host may take to accept a connection. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private final GroupProbe probe;
    private final Optional<GroupName> group;
    private final Optional<TlsIdentity> identity;

    /**
     * @param group the name that each is asked for, once
     * @param identity what a node that wants TLS is shown
     */
    public LocalProbe(GroupProbe probe, Optional<GroupName> group, Optional<TlsIdentity> identity) {
        this.probe = probe;
        this.group = group;
        this.identity = identity;
    }

    /**
     * Looks at all of them at once, and at none twice.
     *
     * @param written {@code host} or {@code host:port}
     */
    public ProbeReport look(List<String> written) {
        List<NodeAddress> targets =
                written.stream().map(LocalProbe::target).distinct().toList();
        return new ProbeReport(group, AtOnce.look(targets, this::look));
    }

    private static NodeAddress target(String written) {
        NodeAddress address = NodeAddress.parse(written)
                .filter(it -> !it.isWildcard())
                .orElseThrow(() -> new OperationProblem(
                        OperationProblem.Kind.INPUT, Sentence.of("problem.probe-address", "address", written)));
        return new NodeAddress(address.host(), OptionalInt.of(address.port().orElse(Ports.DEFAULT_GROUP_PORT)));
    }

    /** Of a name with several addresses, the first at which anybody is. */
    private ProbedHost look(NodeAddress address) {
        ProbedHost host = new ProbedHost(address, Optional.empty(), new ProbeResult.Unresolved());
        for (InetAddress each : OwnAddresses.resolve(address.host())) {
            InetSocketAddress at = new InetSocketAddress(each, address.port().orElseThrow());
            host = new ProbedHost(
                    address, Optional.of(each), probe.probe(new ProbeRequest(at, CONNECT_TIMEOUT, group, identity)));
            if (!isNobody(host.result())) {
                break;
            }
        }
        return host;
    }

    private static boolean isNobody(ProbeResult result) {
        return result instanceof ProbeResult.Refused
                || result instanceof ProbeResult.TimedOut
                || result instanceof ProbeResult.Unreachable;
    }
}
