package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.ServerService;
import dev.galeractl.bootstrap.fact.InitSystem;
import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a described node lives.
 *
 * @param socket of its server, for clients
 * @param init what starts its server
 * @param unit or script that has to do with it, such as {@code mariadb}
 * @param dataToGive how many bytes lie in its datadir, if it was a Synced member when the operation began
 */
public record ClusterHost(Node node, Host host, Path socket, InitSystem init, String unit, Optional<Long> dataToGive) {
    /** Asks the server of the socket as root; the statements are seen by nobody. */
    private static final String CLIENT = "client=mariadb; command -v mariadb >/dev/null 2>&1 || client=mysql; "
            + "HOME=/root exec \"$client\" --protocol=socket --socket=\"$1\" --connect-timeout=5 --batch --skip-column-names";

    /**
     * Where the nodes live whose hosts were heard.
     *
     * @param hosts of the description's nodes, in its order
     */
    public static List<ClusterHost> all(ClusterDescription cluster, List<Host> hosts, ClusterFacts facts) {
        List<ClusterHost> heard = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            Node node = cluster.nodes().get(i);
            Host host = hosts.get(i);
            facts.of(node.name()).map(it -> of(node, host, it)).ifPresent(heard::add);
        }
        return heard;
    }

    private static ClusterHost of(Node node, Host host, MemberFacts facts) {
        return new ClusterHost(
                node,
                host,
                facts.node().host().socket(),
                facts.service().map(ServerService::init).orElse(InitSystem.SYSTEMD),
                facts.service().map(ServerService::inCharge).orElse("mariadb"),
                facts.isSynced() ? facts.dataBytes() : Optional.empty());
    }

    /** The same host, on which another unit has to do with the server from now on. */
    ClusterHost runBy(String other) {
        return new ClusterHost(node, host, socket, init, other, dataToGive);
    }

    /** Its server as the host's service manager runs it. */
    ServerUnit server() {
        return new ServerUnit(
                node.name(), host, init, unit, socket, node.paths().datadir(), Optional.empty());
    }

    HostShell shell() {
        return new HostShell(node.name(), host);
    }

    /** Runs a shell script as root; its arguments are {@code $1} and so on. */
    CommandResult run(String script, String... arguments) throws HostProblem {
        return shell().run(script, arguments);
    }

    /** The same with more time than usual. */
    CommandResult run(Duration limit, String script, String... arguments) throws HostProblem {
        return shell().run(limit, script, arguments);
    }

    /** The same for a script that changes nothing. */
    CommandResult ask(String script, String... arguments) throws HostProblem {
        return shell().ask(script, arguments);
    }

    /** Runs statements; the result has a line for each row. */
    CommandResult sql(String statements) throws HostProblem {
        return host.run(HostShell.script(CLIENT, HostShell.QUICK, socket.toString())
                .withInput((statements + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
