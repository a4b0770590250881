package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.ClusterOperation;
import dev.galeractl.bootstrap.OperationRequest;
import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.journal.Journals;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.replication.node.LaunchRole;

/** The mutating verbs on this host. */
public final class LocalOperations {
    private final Surroundings surroundings;
    private final Tools tools;
    private final Journals journals;

    public LocalOperations(Surroundings surroundings, Tools tools) {
        this.surroundings = surroundings;
        this.tools = tools;
        this.journals = Journals.in(surroundings.stateFolder());
    }

    /** A new cluster with the file's node as its first member. */
    public ClusterOperation bootstrap(OperationRequest request) {
        return new HostOperation(Verb.BOOTSTRAP, request, surroundings, tools, journals);
    }

    /** The file's node becomes a member of the running cluster that the file names. */
    public ClusterOperation join(OperationRequest request) {
        return new HostOperation(Verb.JOIN, request, surroundings, tools, journals);
    }

    /** Runs the file's node, as {@link #bootstrap} or {@link #join} would, and stays with it until its server ends. */
    public ClusterOperation run(OperationRequest request, LaunchRole role) {
        return new NodeRun(role, request, surroundings, tools, journals);
    }

    /** Stops the file's server, if galeractl started it. */
    public ClusterOperation stop(OperationRequest request) {
        return new HostOperation(Verb.STOP, request, surroundings, tools, journals);
    }
}
