package dev.galeractl.bootstrap.fact;

import java.nio.file.Path;
import java.util.Optional;

/**
 * All that is known about one node of this host.
 *
 * @param name wsrep_node_name, else the host's name
 * @param defaultsFile its option file, absolute
 * @param prior the last run of the same verb with the same option file
 */
public record NodeFacts(
        String name,
        Path defaultsFile,
        OptionFileFacts optionFile,
        DatadirFacts datadir,
        ServerFacts server,
        HostFacts host,
        Optional<PriorRun> prior) {
    /** The same node with another server state. */
    public NodeFacts with(ServerFacts other) {
        return new NodeFacts(name, defaultsFile, optionFile, datadir, other, host, prior);
    }

    /** The same node when its server is stopped. */
    NodeFacts stopped() {
        return new NodeFacts(
                name, defaultsFile, optionFile, datadir, new ServerFacts.Stopped(), host.withFreeClientPort(), prior);
    }
}
