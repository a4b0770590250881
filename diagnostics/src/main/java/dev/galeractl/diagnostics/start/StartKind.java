package dev.galeractl.diagnostics.start;

/** What a server was started for. */
public enum StartKind {
    /** To serve. */
    SERVICE,
    /** By an install script, to create the system tables. */
    INSTALL,
    /** With {@code --wsrep-recover}, to print its position. */
    POSITION_RECOVERY,
    /** None at all: a tool of a state transfer speaks, and no server's log is here. */
    TOOL
}
