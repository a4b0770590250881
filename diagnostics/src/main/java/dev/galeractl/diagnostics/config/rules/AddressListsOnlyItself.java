package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.HostFacts;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.address.ClusterAddress.Member;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.address.Ports;
import dev.galeractl.replication.address.Ports.Listener;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** GAL201: a node that knows only itself has nobody to join. */
public final class AddressListsOnlyItself implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL201");

    private enum Who {
        ITSELF,
        SOMEBODY_ELSE,
        UNKNOWN
    }

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWanted()) {
            return;
        }
        inquiry.clusterAddress().filter(it -> !it.address().members().isEmpty()).ifPresent(it -> check(inquiry, it));
    }

    private static void check(Inquiry inquiry, Inquiry.AddressSetting setting) {
        Ports ports = inquiry.ports();
        Listener own = ports.group();
        List<Member> members = setting.address().members();
        List<Who> who = members.stream().map(it -> who(inquiry, ports, it)).toList();
        if (who.contains(Who.SOMEBODY_ELSE)) {
            return;
        }
        if (who.contains(Who.UNKNOWN)) {
            // Two names that are both this node are rare, and would make every ordinary list of names undecided.
            if (distinctHosts(members) == 1) {
                inquiry.undecided(CODE, "own-addresses");
            }
            return;
        }
        Evidence[] evidence = members.stream()
                .map(it -> inquiry.evidence(setting.setting(), it.offset(), it.length()))
                .toArray(Evidence[]::new);
        inquiry.found(
                CODE,
                own.address().isWildcard() ? "listens-everywhere" : "listens-there",
                Map.of(
                        "file", inquiry.file(),
                        "members", withOthers(members),
                        "address", setting.address().text(),
                        "member", members.get(0).address().toString()),
                evidence);
    }

    /** What is listed already stays; the others can only be examples. */
    private static String withOthers(List<Member> members) {
        String own = members.get(0).address().toString();
        return Stream.concat(
                        Stream.of(own),
                        Stream.of("192.0.2.2", "192.0.2.3", "192.0.2.4")
                                .filter(it -> !it.equals(own))
                                .limit(2))
                .collect(Collectors.joining(","));
    }

    private static long distinctHosts(List<Member> members) {
        return members.stream()
                .map(it -> it.host().toLowerCase(Locale.ROOT))
                .distinct()
                .count();
    }

    private static Who who(Inquiry inquiry, Ports ports, Member member) {
        Listener own = ports.group();
        if (member.port().orElse(ports.memberPort()) != own.port()) {
            return Who.SOMEBODY_ELSE;
        }
        NodeAddress address = member.address();
        List<NodeAddress> configured = configured(inquiry, own);
        if (configured.stream().anyMatch(address::sameHost)) {
            return Who.ITSELF;
        }
        if (own.address().isWildcard() && address.isLoopback()) {
            return Who.ITSELF;
        }
        if (inquiry.host().isPresent()) {
            return isOwn(inquiry.host().get(), own, address) ? Who.ITSELF : Who.SOMEBODY_ELSE;
        }
        boolean another = address.isNumeric() && configured.stream().anyMatch(NodeAddress::isNumeric);
        return another ? Who.SOMEBODY_ELSE : Who.UNKNOWN;
    }

    /** What the options themselves say about the node's own address. */
    private static List<NodeAddress> configured(Inquiry inquiry, Listener own) {
        if (!own.address().isWildcard()) {
            // It listens here and nowhere else, so that every other address is somebody else's.
            return Stream.concat(Stream.of(own.address()), address(inquiry, "wsrep_node_address").stream())
                    .toList();
        }
        return Stream.of("wsrep_node_address", "bind_address")
                .flatMap(name -> address(inquiry, name).stream())
                .toList();
    }

    private static Optional<NodeAddress> address(Inquiry inquiry, String option) {
        return inquiry.options()
                .value(option)
                .flatMap(NodeAddress::parse)
                .filter(it -> !it.isWildcard())
                .map(it -> new NodeAddress(it.host(), OptionalInt.empty()));
    }

    private static boolean isOwn(HostFacts host, Listener own, NodeAddress address) {
        Optional<InetAddress> literal = address.literal();
        if (literal.isPresent()) {
            return own.address().isWildcard() && host.addresses().contains(literal.get());
        }
        return host.names().stream().anyMatch(it -> it.equalsIgnoreCase(address.host()));
    }
}
