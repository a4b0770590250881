package dev.galeractl.diagnostics.timeline;

/** What happened, where it has words of its own; everything else is told in the words of the log. */
public enum TimelineKind {
    SERVER_STARTING,
    READY,
    STOP_REQUESTED,
    STOPPED,
    ABORTING,
    CRASHED,
    KILLED,
    CRASH_RECOVERY,
    POSITION,
    FOUNDING,
    CONNECTING,
    PRIMARY_VIEW,
    NON_PRIMARY_VIEW,
    MADE_PRIMARY,
    STATE,
    SUSPECTS,
    SILENT,
    RECONNECTING,
    REFUSED,
    STOOD_STILL,
    EVICTED,
    RESTORED_VIEW,
    DESYNCED,
    RESYNCED,
    HISTORY_STARTED,
    HISTORY_REPLACED,
    NO_PRIMARY,
    /** The log's own words. */
    LINE
}
