package dev.galeractl.diagnostics.event;

import dev.galeractl.replication.log.LogLine;
import java.util.Optional;

/** What a line says about state transfers, by snapshot (SST) or by missing write-sets (IST). Each record's comment shows a line it is made from. */
public sealed interface TransferEvent extends LogEvent {

    /** {@code Running: 'wsrep_sst_rsync --role 'donor' --address '127.0.50.2:4444/rsync_sst' …'}: the address is the joiner's. */
    record ScriptStarted(LogLine line, Role role, String method, Optional<String> address, boolean bypass)
            implements TransferEvent {}

    /**
     * {@code Member 1.0 (db2) requested state transfer from '*any*'. Selected 0.0 (db1)(SYNCED) as donor.} All members write it.
     *
     * @param wanted the value of wsrep_sst_donor; {@code *any*} if it is empty
     * @param donor empty if none could be selected
     */
    record DonorSelected(LogLine line, String joiner, String wanted, Optional<String> donor) implements TransferEvent {}

    /** {@code Requesting state transfer failed: No donor candidates temporarily available in suitable state. Will keep retrying every 1 second(s)}. */
    record DonorAwaited(LogLine line) implements TransferEvent {}

    /** {@code State transfer request failed unrecoverably: Requested donor is not available. …}, {@code State Transfer Request preparation failed: …}. */
    record RequestFailed(LogLine line, String reason) implements TransferEvent {}

    /** {@code 0.0 (db1): State transfer to 1.0 (db2) failed: Connection refused}, {@code … complete.}; all members write it. */
    record TransferEnded(LogLine line, String donor, String joiner, boolean complete, Optional<String> reason)
            implements TransferEvent {

        /** The joiner's name, as the provider writes it, once that node is gone. */
        public static final String LEFT = "left the group";
    }

    /**
     * {@code Process completed with error: wsrep_sst_rsync --role 'donor' --address '192.0.2.12:4444/rsync_sst' …: 2 (No such file or directory)}.
     *
     * @param status the script's exit status, which the server reads as an error number
     */
    record ScriptFailed(
            LogLine line,
            Optional<Role> role,
            Optional<String> method,
            Optional<String> address,
            Optional<Integer> status)
            implements TransferEvent {}

    /** {@code Failed to read 'ready <addr>' from: wsrep_sst_xtrabackup-v2 …}: what the script said to the server was something else, or nothing. */
    record ScriptNotReady(LogLine line, Optional<String> method) implements TransferEvent {}

    /** {@code Failed to prepare for 'rsync' SST. Unrecoverable.} */
    record PreparationFailed(LogLine line) implements TransferEvent {}

    /** {@code Application state transfer failed. This is unrecoverable condition, restart required.} */
    record SnapshotRefused(LogLine line) implements TransferEvent {}

    /** {@code Donor 91cad9ac-… is no longer in the group. State transfer cannot be completed, need to abort.} */
    record DonorGone(LogLine line) implements TransferEvent {}

    /** {@code Sending JOIN failed: Not in primary component. Will retry in new primary component.} */
    record JoinNotSent(LogLine line) implements TransferEvent {}

    /** {@code IST first seqno 3 not found from cache, falling back to SST}. */
    record CacheTooShort(LogLine line, String seqno) implements TransferEvent {}

    /** {@code IST failed: IST sender, failed to connect 'tcp://127.0.1.1:4568': … Connection refused}: only the donor says so. */
    record IstNotConnected(LogLine line, String address, String reason) implements TransferEvent {}

    /** {@code async IST sender failed to serve tcp://192.0.2.12:4568: ist send failed: … Connection reset by peer …}: only the donor says so. */
    record IstNotServed(LogLine line, String address) implements TransferEvent {}

    /** {@code IST receiver addr using tcp://127.0.1.1:4568}: the joiner tells its donor to send there. */
    record IstReceiverNamed(LogLine line, String address) implements TransferEvent {}

    /**
     * {@code Receiving IST failed, node restart required: …}, {@code IST didn't contain all write sets, expected last: …}.
     *
     * @param reason what stands behind "node restart required: "; else the whole message
     */
    record IstBroken(LogLine line, String reason) implements TransferEvent {}

    /** {@code SST succeeded for position 00000000-0000-0000-0000-000000000000:-1}: which is no success. */
    record SnapshotWithoutPosition(LogLine line) implements TransferEvent {}

    /** {@code SST complete, seqno: 3}: so old servers say that they have a snapshot. */
    record SnapshotComplete(LogLine line) implements TransferEvent {}

    /** {@code Installed new state from SST: 91cad9ac-…:2}. */
    record SnapshotInstalled(LogLine line, String position) implements TransferEvent {}

    /** {@code WSREP_SST: [INFO] Evaluating …/mariadb-backup … --user='sst' …}: the donor's tool is run, with this account. */
    record BackupRun(LogLine line, Optional<String> account) implements TransferEvent {}

    /** What a script or its tool complains about. */
    record TransferTrouble(LogLine line, Trouble trouble, Optional<String> subject) implements TransferEvent {

        /** Whether a script says so, in its server's log; what a tool says may have come from another node with the tool's own log. */
        public boolean byScript() {
            return line.message().startsWith("WSREP_SST: ")
                    || line.subsystem().filter("WSREP-SST"::equals).isPresent();
        }
    }

    /** The side of a transfer. */
    enum Role {
        JOINER,
        DONOR
    }

    /** Kinds of {@link TransferTrouble}, the telling ones first. */
    enum Trouble {
        /** {@code Failed to connect to MariaDB server: Access denied for user 'sst'@'localhost' (using password: YES).} */
        ACCESS_DENIED,
        /** {@code Error: missing required privilege RELOAD on *.*}. */
        PRIVILEGE_MISSING,
        /** {@code WSREP_SST: [ERROR] 'rsync' not found in path}. */
        TOOL_MISSING,
        /** {@code sh: 1: wsrep_sst_xtrabackup-v2: not found}. */
        METHOD_UNKNOWN,
        /** {@code sh: 1: wsrep_sst_rsync: Permission denied}, {@code posix_spawnp(wsrep_sst_rsync …) failed: 13 (Permission denied)}. */
        SCRIPT_NOT_ALLOWED,
        /** {@code socat[24648] E bind(6, {AF=2 0.0.0.0:4444}, 16): Address already in use}. */
        PORT_IN_USE,
        /** {@code socat[24648] E bind(…): Cannot assign requested address}: the address to receive at is not this host's. */
        ADDRESS_FOREIGN,
        /** {@code rsync: [receiver] write failed on "/big/t.ibd" (in rsync_sst): No space left on device (28)}. */
        DISK_FULL,
        /** {@code mbstream: Can't create/write to file './ibdata1' (Errcode: 17 "File exists")}. */
        FILES_IN_THE_WAY,
        /** {@code rsync: [Receiver] ERROR: cannot stat destination "." (in rsync_sst): Permission denied (13)}. */
        RECEIVER_NOT_ALLOWED,
        /** {@code Unsupported redo log format. The redo log was created with MySQL 8.0.30.} */
        VERSION,
        /** {@code ssl-mode is set to 'VERIFY_CA', but the 'stunnel' binary was not found in the path.}, socat's {@code SSL_connect(): …}. */
        ENCRYPTION,
        /** {@code Donor does not know my secret!}. */
        SECRET,
        /** {@code FATAL: Found existing /var/lib/mysql//sst-xb-tmpdir}. */
        LEFT_OVER,
        /** {@code previous SST script still running...}, and, while the script still waits, {@code previous SST is not completed, waiting for it to exit}. */
        STILL_RUNNING,
        /** {@code rsync: [sender] failed to connect to 127.0.1.1 (127.0.1.1): Connection refused (111)}. */
        NOT_CONNECTED,
        /** {@code Possible timeout in receiving first data from donor in gtid stage}. */
        TIMEOUT,
        /** {@code the rsync or stunnel daemon (PID: 19514) terminated unexpectedly.} */
        DAEMON_ENDED,
        /** {@code mariadb-backup finished with error: 1. Check syslog or '…/mariabackup.backup.log' for details}, {@code mariabackup: Error: failed to copy datafile.} */
        BACKUP_FAILED,
        /** {@code mariadb-backup apply finished with errors.} */
        PREPARE_FAILED,
        /** {@code xtrabackup_checkpoints missing, failed mariadb-backup/SST on donor}, {@code receiving process ended without creating magic file}. */
        DONOR_FAILED,
        /** {@code WSREP_SST: [ERROR] Cleanup after exit with status: 3}: a signal ended the script. */
        SIGNAL,
        /** {@code socat[9451] E write(6, 0x55fd33b10000, 8192): Connection reset by peer}: the other end is gone. */
        CONNECTION_BROKEN,
        /** {@code rsync error: error in file IO (code 11) at …}, {@code WSREP_SST: [ERROR] rsync returned code 3:}. */
        OTHER
    }
}
