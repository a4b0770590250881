package dev.galeractl.diagnostics.timeline;

/** What an entry of a timeline is about; a reader may want only some of them. */
public enum TimelineCategory {
    /** Servers that start, stop, crash, are killed. */
    STARTS,
    /** Who is in the group. */
    VIEWS,
    /** What a node is within it. */
    STATES,
    /** Peers that fall silent, are suspected and come back, and nodes that stand still. */
    NETWORK,
    /** State transfers. */
    SST,
    /** Votes, conflicts, inconsistency. */
    CONSISTENCY,
    /** Flow control and load. */
    LOAD,
    /** Disk, files, the host. */
    STORAGE,
    /** TLS and accounts. */
    SECURITY,
    /** What a server calls an error, and no more is known of it. */
    ERRORS
}
