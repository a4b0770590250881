package dev.galeractl.diagnostics.message;

/** When in a node's life a message is written. */
public enum MessagePhase {
    START,
    POSITION,
    CONNECTING,
    MEMBERSHIP,
    STATE_TRANSFER,
    RUNNING,
    SHUTDOWN,
    CRASH,
    ANY
}
