package dev.galeractl.diagnostics.event;

import dev.galeractl.replication.log.LogLine;
import java.util.Optional;
import java.util.OptionalInt;

/** What a line says about the life of the server process. Each record's comment shows a line it is made from. */
public sealed interface ProcessEvent extends LogEvent {

    /** {@code mysqld_safe Starting mysqld daemon with databases from /xtra/data}. */
    record WrapperStarting(LogLine line, String datadir) implements ProcessEvent {}

    /** {@code mysqld_safe mysqld from pid file /xtra/data/db1.pid ended}; the line is sometimes cut. */
    record WrapperEnded(LogLine line) implements ProcessEvent {}

    /** {@code mysqld_safe Number of processes running now: 0}: the server died and the wrapper noticed. */
    record WrapperFoundServerGone(LogLine line) implements ProcessEvent {}

    /** {@code Installing MySQL system tables...}: a temporary server of the install script follows. */
    record InstallStarting(LogLine line) implements ProcessEvent {}

    /** {@code OK}, alone on its line after an {@link InstallStarting}. */
    record InstallStepDone(LogLine line) implements ProcessEvent {}

    /** {@code Starting MariaDB 10.11.19-MariaDB … as process 9470}, {@code …mysqld (mysqld 5.7.44) starting as process 1 ...}. */
    record ServerStarting(LogLine line, String version) implements ProcessEvent {}

    /** {@code mariadbd: ready for connections.} */
    record ReadyForConnections(LogLine line) implements ProcessEvent {}

    /** {@code Version: '5.5.28-23.7-log'  socket: …  port: 3306  Percona XtraDB Cluster (GPL) …}. */
    record VersionReported(LogLine line, String version, OptionalInt port, String product) implements ProcessEvent {}

    /** {@code Normal shutdown}: somebody asked the server to stop. */
    record ShutdownRequested(LogLine line) implements ProcessEvent {}

    /** {@code mariadbd: Shutdown complete}. */
    record ShutdownCompleted(LogLine line) implements ProcessEvent {}

    /** {@code [ERROR] Aborting}. */
    record Aborting(LogLine line) implements ProcessEvent {}

    /** {@code mariadbd: Terminated.}: the provider ended the process. */
    record Terminated(LogLine line) implements ProcessEvent {}

    /** {@code mysqld got signal 11 ;}. */
    record SignalReceived(LogLine line, int signal) implements ProcessEvent {}

    /** {@code Main process exited, code=killed, status=9/KILL} from systemd, or the kernel's out-of-memory killer. */
    record KilledFromOutside(LogLine line, boolean outOfMemory) implements ProcessEvent {}

    /** {@code InnoDB: Starting crash recovery}: the process before did not end properly. */
    record CrashRecovery(LogLine line) implements ProcessEvent {}

    /** {@code bind: Address already in use}; the endpoint where the line names it. */
    record AddressInUse(LogLine line, Optional<String> endpoint) implements ProcessEvent {}

    /** {@code InnoDB: Unable to lock ./ibdata1 error: 11}: another server runs on the same datadir. */
    record DatadirInUse(LogLine line) implements ProcessEvent {}

    /** {@code Do you already have another server running on port: 3306 ?}. */
    record PortSuspected(LogLine line, int port) implements ProcessEvent {}
}
