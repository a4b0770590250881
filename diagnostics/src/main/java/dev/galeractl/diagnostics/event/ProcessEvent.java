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

    /** {@code Read config:}, with which garbd begins. */
    record ArbitratorStarting(LogLine line) implements ProcessEvent {}

    /** {@code mariadbd: Shutdown complete}, and garbd's {@code Exiting main loop}. */
    record ShutdownCompleted(LogLine line) implements ProcessEvent {}

    /** {@code [ERROR] Aborting}. */
    record Aborting(LogLine line) implements ProcessEvent {}

    /** {@code mariadbd: Terminated.}: the provider ended the process. */
    record Terminated(LogLine line) implements ProcessEvent {}

    /** {@code mysqld got signal 11 ;}. */
    record SignalReceived(LogLine line, int signal) implements ProcessEvent {}

    /**
     * {@code InnoDB: Assertion failure in file lock0lock.cc line 807}, {@code InnoDB: Failing assertion: …}, the C library's
     * {@code Assertion `…' failed}, or {@code terminate called after throwing …}: the server ends itself because something is not as it must be.
     */
    record AssertionFailed(LogLine line) implements ProcessEvent {}

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

    /** {@code mariadbd: unknown variable 'wsrep_cluster_adress=gcomm://x'}: the server does not take one of its options. */
    record OptionRejected(LogLine line, OptionTrouble trouble, String option, String value) implements ProcessEvent {}

    /** {@code Warning: World-writable config file '/etc/mysql/my.cnf' is ignored}. */
    record OptionFileIgnored(LogLine line, String file) implements ProcessEvent {}

    /** {@code Fatal error: Can't open and lock privilege tables: Table 'mysql.db' doesn't exist}. */
    record SystemTableMissing(LogLine line, String table) implements ProcessEvent {}

    /** {@code Column count of mysql.event is wrong. Expected 22, found 21.}: the system tables are of another version. */
    record SystemTableOutdated(LogLine line, String table) implements ProcessEvent {}

    /** {@code Can't change dir to '/srv/mysql/' (Errcode: 2 "No such file or directory")}. */
    record DatadirUnusable(LogLine line, String folder, String reason) implements ProcessEvent {}

    /** {@code InnoDB: The change buffer is corrupted or has been removed on upgrade to MariaDB 11.0 or later}. */
    record DataOfNewerVersion(LogLine line) implements ProcessEvent {}

    /** {@code InnoDB: Upgrade after a crash is not supported. The redo log was created with MariaDB 10.4.12}. */
    record CrashedBeforeUpgrade(LogLine line) implements ProcessEvent {}

    /** {@code InnoDB: File ./ib_logfile0 was not found}: the redo log is missing, cut, or another server's. */
    record RedoLogUnusable(LogLine line) implements ProcessEvent {}

    /** {@code mariadb.service: start operation timed out. Terminating.} */
    record UnitTimedOut(LogLine line, UnitPhase phase) implements ProcessEvent {}

    /** {@code mariadb.service: State 'stop-sigterm' timed out. Killing.}, or {@code Skipping SIGKILL}: it does not react to SIGTERM. */
    record TerminationIgnored(LogLine line, boolean killed) implements ProcessEvent {}

    /** {@code mariadb.service: Unit process 1135 (mariadbd) remains running after unit stopped.}, and that a new start finds it. */
    record LeftOverProcess(LogLine line, int pid) implements ProcessEvent {}

    /** {@code mysql.service: Control process exited, code=exited, status=1/FAILURE}: a program that the unit runs beside the server failed. */
    record ControlProcessFailed(LogLine line, int status) implements ProcessEvent {}

    /** {@code mariadb.service: Start request repeated too quickly.} */
    record UnitGaveUpRestarting(LogLine line) implements ProcessEvent {}

    /** {@code mariadb.service: Scheduled restart job, restart counter is at 2.} */
    record UnitRestarts(LogLine line, int counter) implements ProcessEvent {}

    /** {@code Container mariadb failed liveness probe, will be restarted}, or {@code Liveness probe failed: …}. */
    record ProbeFailed(LogLine line, boolean restarts) implements ProcessEvent {}

    /** {@code WSREP: Failed to start mysqld for wsrep recovery: '…}: what runs before the server could not learn the position. */
    record RecoveryRunFailed(LogLine line) implements ProcessEvent {}

    /** {@code /usr/sbin/mariadbd(_Z26handle_connections_socketsv+0x27f)[0x55f85089894f]}: one call of a crash report. */
    record StackFrame(LogLine line, String function) implements ProcessEvent {}

    /** What is wrong with an option. */
    enum OptionTrouble {
        UNKNOWN,
        /** A beginning of several names. */
        AMBIGUOUS,
        VALUE
    }

    /** What a service manager was waiting for. */
    enum UnitPhase {
        BEFORE_START,
        START,
        STOP
    }
}
