package dev.galeractl.diagnostics.incident;

/** What can go wrong with a server of a cluster, as a user meets it. */
public enum IncidentKind {
    /** The install script's server ended with an error. */
    INSTALL_FAILED,
    /** It ended with an error before it looked for its group. */
    DID_NOT_START,
    /** It looked for its group, or tried to found it, and ended with an error. */
    COULD_NOT_JOIN,
    /** It looks for its group, and its log ends before that is decided. */
    LOOKS_FOR_GROUP,
    /** It was in its group and ended with an error. */
    LEFT_WITH_ERROR,
    /** It is up and has no group. */
    RUNS_WITHOUT_CLUSTER,
    /** It refuses somebody who wants to join. */
    REJECTS_PEER,
    /** It is in a cluster of its own while another of the same name exists. */
    SECOND_CLUSTER,
    /** Connections between it and others fail for their encryption, while it is a member. */
    TLS_HANDSHAKES_FAIL,
    /** A service manager's patience ended before its start did. */
    START_TIMED_OUT,
    /** A program that its unit runs after it failed, and so it was stopped. */
    START_HOOK_FAILED,
    /** It was told to stop and did not, or was cut off in the middle. */
    DOES_NOT_STOP,
    /** Its service manager started it again and again. */
    RESTARTED_IN_VAIN,
    /** It runs on files that another version made. */
    RUNS_ON_UNFIT_DATA,
    /** Its data differs from the others', and it left, or could not apply what they wrote. */
    INCONSISTENT,
    /** Another member left because its data differs, as this one tells. */
    PEER_INCONSISTENT,
    /** It goes on, but replication refused statements or rolled them back. */
    STATEMENTS_REFUSED,
    /** It goes on, but a disk is full. */
    OUT_OF_SPACE,
    /** It goes on, but the operating system refuses it something, or a file of its data is broken. */
    HOST_TROUBLE,
    /** Its cache of write sets could not be read after a restart. */
    CACHE_LOST,
    /** It stands still, lags behind, or was told to. */
    STALLED,
    /** Time runs backwards in its log. */
    CLOCK_JUMPED,
    /** It and those who are left lost their Primary Component, because others are gone. */
    LOST_QUORUM,
    /** It lost its Primary Component, and the others kept it. */
    CUT_OFF,
    /** It stood still, and its peers did without it. */
    STOOD_STILL,
    /** Another node vanished without leaving, and no log of its own tells why. */
    MEMBER_LOST,
    /** Its log ends while it runs, and others saw it vanish then. */
    VANISHED,
    /** It, or another node, was lost and came back again and again. */
    FLAPPING,
    /** Its peers threw it out and accept it no more. */
    EVICTED,
    /** It is up, reached nobody who is Primary, and waits for members of its last view. */
    WAITS_FOR_MEMBERS,
    /** What it knew of itself and its last view could not be read. */
    IDENTITY_LOST,
    /** It uses the identity of another node. */
    IDENTITY_SHARED,
    /** Its data was of another history than its group's, and was replaced. */
    HISTORY_REPLACED,
    /** Two parts of one cluster were Primary at the same time. */
    SPLIT_BRAIN,
    /** Two members have the same name. */
    NAME_SHARED,
    /** The clocks of the nodes differ. */
    CLOCKS_DIFFER,
    /** It was stopped by request and came back. */
    PLANNED_ABSENCE,
    /** A state transfer to it failed, or one from it to a node whose log is not here. */
    STATE_TRANSFER_FAILED,
    /** It waits for a state transfer, and its log ends before that did. */
    STATE_TRANSFER_HANGS,
    /** It received a whole copy though it had a part of the same history. */
    SNAPSHOT_INSTEAD_OF_IST,
    /** It is a member of its group and answers nobody. */
    UP_AND_UNREACHABLE,
    CRASHED,
    KILLED
}
