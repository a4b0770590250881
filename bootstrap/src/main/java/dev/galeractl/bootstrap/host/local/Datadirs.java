package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.fact.DatadirFacts;
import dev.galeractl.replication.node.DatadirState;
import dev.galeractl.replication.node.NodeRuntime;
import java.nio.file.Path;

/** What lies in a datadir of this host, in the words of the decisions. */
final class Datadirs {
    private Datadirs() {}

    static DatadirFacts facts(NodeRuntime runtime, Path datadir) {
        return facts(runtime, runtime.inspect(datadir));
    }

    static DatadirFacts facts(NodeRuntime runtime, DatadirState state) {
        return DatadirFacts.of(state.datadir(), state.content(), () -> runtime.stateFiles(state.datadir()));
    }
}
