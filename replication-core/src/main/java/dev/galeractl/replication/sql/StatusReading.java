package dev.galeractl.replication.sql;

import dev.galeractl.replication.state.WsrepStatus;

/** What came of asking a server for its wsrep status. Details are sentences of the server or of this machine, never with a secret. */
public sealed interface StatusReading {

    /** The server answered. */
    record Answered(WsrepStatus status) implements StatusReading {}

    /** Nothing listens there: connection refused, or no socket file. */
    record Refused(String detail) implements StatusReading {}

    /** A server is there and does not let this account in. */
    record AccessDenied(String detail) implements StatusReading {}

    /** No answer in time, or the host cannot be reached. */
    record NotAnswering(String detail) implements StatusReading {}

    /** Something answered, but not in a way that is understood. */
    record Failed(String detail) implements StatusReading {}
}
