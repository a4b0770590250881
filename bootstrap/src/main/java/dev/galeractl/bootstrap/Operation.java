package dev.galeractl.bootstrap;

/** The columns of the safety table: what an operation means for one node's server. */
public enum Operation {
    /** Creates a new cluster, of which the node is the first member. */
    BOOTSTRAP,
    /** Starts the node as a member of a running cluster. */
    JOIN,
    /** Starts the node of a cluster whose servers are all down, as its first member again. */
    RECOVER
}
