package dev.galeractl.bootstrap.guard;

/** The columns of the safety table: what an operation means for one node's server. */
public enum Operation {
    /** Creates a new cluster, of which the node is the first member. */
    BOOTSTRAP,
    /** Starts the node as a further member of the cluster that this very operation makes; whether that runs is asked as for any join, when its turn comes. */
    FOLLOW,
    /** Starts the node as a member of a running cluster. */
    JOIN
}
