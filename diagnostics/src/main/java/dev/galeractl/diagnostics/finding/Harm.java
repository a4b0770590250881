package dev.galeractl.diagnostics.finding;

/**
 * What certainly comes of a start under a circumstance, as real servers were seen to do. Circumstances without one may be as bad, but not
 * always: whoever runs alone on purpose, or sets on the command line what is missing in the file, must not be held back.
 */
public enum Harm {
    /** The server does not come up, however it is started. */
    STOPS_SERVER,
    /** A start as a member fails; a start as the first node of a new cluster does not. */
    STOPS_MEMBER,
    /** The server comes up beside its cluster, and what is written to it will be lost. */
    RISKS_DATA
}
