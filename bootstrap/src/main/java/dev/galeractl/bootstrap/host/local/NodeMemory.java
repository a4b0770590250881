package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.execute.NodeOutcome;
import dev.galeractl.replication.node.LogSpan;
import dev.galeractl.replication.node.NodeProblem;
import dev.galeractl.replication.node.NodeRuntime;
import dev.galeractl.replication.node.RunningNode;
import dev.galeractl.replication.position.Gtid;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What one run remembers of the nodes: the servers that run, the positions that they recovered and the clusters that they are in. */
final class NodeMemory {
    private final Tools tools;
    private final Launches launches;
    private final Map<String, RunningNode> running = new HashMap<>();
    private final Map<String, Gtid> positions = new HashMap<>();
    private final Map<String, UUID> clusters = new HashMap<>();

    NodeMemory(Tools tools, Launches launches) {
        this.tools = tools;
        this.launches = launches;
    }

    /** The node's server: the one that this run launched or found, or the one that runs by now. */
    Optional<RunningNode> running(String node, Path defaultsFile) throws NodeProblem {
        RunningNode remembered = running.get(node);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        NodeRuntime runtime = tools.runtime();
        // Its words from the beginning: whoever goes on waiting for it wants to know what it said before.
        Optional<RunningNode> found = runtime.attach(launches.of(defaultsFile))
                .map(it -> new RunningNode(
                        it.process(),
                        it.launch(),
                        List.of(StartLogs.of(
                                it.launch().errorLog(), it.process().pid()))));
        found.ifPresent(it -> running.put(node, it));
        return found;
    }

    void runs(String node, RunningNode server) {
        running.put(node, server);
    }

    void ended(String node) {
        running.remove(node);
    }

    void recovered(String node, Gtid position) {
        positions.put(node, position);
    }

    /** The datadir with that position is another one by now. */
    void forgetPosition(String node) {
        positions.remove(node);
    }

    /** The position that the server recovered in this run. */
    Optional<Gtid> position(String node) {
        return Optional.ofNullable(positions.get(node));
    }

    void isIn(String node, UUID cluster) {
        clusters.put(node, cluster);
    }

    /** The cluster in which the node was seen Synced in this run. */
    Optional<UUID> cluster(String node) {
        return Optional.ofNullable(clusters.get(node));
    }

    static NodeOutcome gone(String node, Path errorLog, List<LogSpan> log) {
        return new NodeOutcome(node, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(errorLog), log);
    }

    static NodeOutcome seen(String node, RunningNode server, Optional<UUID> cluster) {
        return new NodeOutcome(
                node,
                Optional.empty(),
                cluster,
                Optional.of(server.process().pid()),
                Optional.of(server.launch().errorLog()),
                server.log());
    }
}
