package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.StorageEvent.AccessDeniedByPolicy;
import dev.galeractl.diagnostics.event.StorageEvent.AccessDeniedByPolicy.Policy;
import dev.galeractl.diagnostics.event.StorageEvent.AccessRefused;
import dev.galeractl.diagnostics.event.StorageEvent.CacheNotRecovered;
import dev.galeractl.diagnostics.event.StorageEvent.CacheSpaceRefused;
import dev.galeractl.diagnostics.event.StorageEvent.DataCorrupt;
import dev.galeractl.diagnostics.event.StorageEvent.DataCorrupt.Damage;
import dev.galeractl.diagnostics.event.StorageEvent.DiskFull;
import dev.galeractl.diagnostics.event.StorageEvent.FilesExhausted;
import dev.galeractl.diagnostics.event.StorageEvent.FilesystemReadOnly;
import dev.galeractl.diagnostics.event.StorageEvent.InputOutputError;
import dev.galeractl.diagnostics.event.StorageEvent.MemoryExhausted;
import dev.galeractl.diagnostics.event.StorageEvent.PageSizeDiffers;
import dev.galeractl.diagnostics.event.StorageEvent.StateFileUnusable;
import dev.galeractl.diagnostics.event.StorageEvent.ThreadsExhausted;
import dev.galeractl.diagnostics.event.StorageEvent.WriteFailed;
import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import java.util.List;
import java.util.Optional;

/**
 * Events of disks, memory and what the operating system refuses. The number or the name of an error of the operating system tells the matter, whoever
 * writes it; so most of them are found in lines of any beginning, as long as they are no Notes.
 */
final class StorageRecognisers {

    private static final String PREALLOCATION_FAILED = "File preallocation failed: 0 (Success)";

    /** What is said when space, memory, files or rights end, by whomever. */
    private static final List<String> TROUBLES = List.of(
            "exceeds available storage space",
            "No space left on device",
            "Disk is full writing",
            "Disk full (",
            "Errcode: ",
            "failed with error 28",
            "perating system error number ",
            PREALLOCATION_FAILED,
            "Error: Write to file ",
            "(out of disk space?)",
            "Cannot map innodb_buffer_pool_size",
            "Cannot allocate memory",
            "bad_alloc",
            "ut of memory (Needed",
            "Out of memory; restart server",
            "bytes of memory after ",
            "Could not allocate memory for new action",
            "Too many open files",
            "create a new thread (errno",
            "Can't create thread to handle ",
            "Read-only file system",
            "Input/output error",
            "Could not open state file for writing",
            "Permission denied",
            "must be writable",
            "but the innodb_page_size start-up parameter is",
            "is corrupted. Please drop the table",
            "stored in the page, read in from",
            "page corruption on disk or a failed",
            "Inconsistent tablespace ID in",
            "has the wrong space ID",
            "Invalid log header checksum",
            "Invalid log block checksum",
            "Missing FILE_CHECKPOINT",
            "Missing MLOG_CHECKPOINT",
            "log record may be corrupted");

    private StorageRecognisers() {}

    static void register(Recognisers on) {
        on.onAnyPhrase(TROUBLES, StorageRecognisers::trouble);
        on.onFirstWord("Recovering", StorageRecognisers::cacheNotRecovered);
        on.onAnyPhrase(List.of("apparmor=\"DENIED\"", "avc:  denied", "avc: denied"), StorageRecognisers::policy);
        on.onPhrase("SELinux is preventing ", StorageRecognisers::troubleshooter);
        on.onAnyPhrase(List.of("Buffer I/O error", "I/O error, dev "), StorageRecognisers::kernelDisk);
    }

    private static Optional<LogEvent> trouble(LogLine line, String message) {
        // Tools that a state transfer runs report their own troubles; those are told with the transfer.
        boolean may = line.level() == LogLevel.ERROR
                || line.level() == LogLevel.WARNING
                || (line.level() == LogLevel.NONE && message.contains("InnoDB: "))
                || (line.isBare() && message.contains("bad_alloc"));
        if (!may) {
            return Optional.empty();
        }
        return writeFailed(line, message)
                .or(() -> space(line, message))
                .or(() -> memory(line, message))
                .or(() -> limits(line, message))
                .or(() -> access(line, message))
                .or(() -> damage(line, message));
    }

    private static Optional<LogEvent> space(LogLine line, String message) {
        if (message.contains("exceeds available storage space")) {
            return Phrase.between(message, " for '", "'")
                    .map(path -> new CacheSpaceRefused(
                            line,
                            path,
                            number(Phrase.wordAfter(message, "Requested size ")),
                            number(Phrase.wordAfter(message, "available storage space "))));
        }
        boolean full = message.contains("No space left on device")
                || message.contains("Disk is full writing")
                || message.contains("Errcode: 28")
                || message.contains("failed with error 28")
                || isSystemError(28, message)
                // Galera 3 asked for the wrong error number here; what it could not get was the space.
                || message.contains(PREALLOCATION_FAILED)
                || message.contains("(out of disk space?)")
                || message.contains("Disk full (");
        return full ? Optional.of(new DiskFull(line, path(message))) : Optional.empty();
    }

    /** {@code InnoDB: Error: Write to file …}, unless the line itself tells the number. */
    private static Optional<LogEvent> writeFailed(LogLine line, String message) {
        return message.contains("ystem error number")
                ? Optional.empty()
                : Phrase.between(message, "Error: Write to file ", " failed at offset")
                        .map(path -> new WriteFailed(line, path));
    }

    /** {@code Operating system error number 28 in a file operation.}, or only {@code Operating system error number 28.} */
    private static boolean isSystemError(int number, String message) {
        return Phrase.after(message, "perating system error number ")
                .flatMap(Phrase::leadingNumber)
                .filter(said -> said == number)
                .isPresent();
    }

    private static Optional<LogEvent> memory(LogLine line, String message) {
        boolean atStart = message.contains("Cannot map innodb_buffer_pool_size")
                || message.contains("Cannot allocate memory for the buffer pool");
        boolean exhausted = atStart
                || message.contains("Cannot allocate memory")
                || message.contains("bad_alloc")
                || message.contains("ut of memory (Needed")
                || message.contains("Out of memory; restart server")
                || message.contains("bytes of memory after ")
                || message.contains("Could not allocate memory for new action");
        return exhausted ? Optional.of(new MemoryExhausted(line, atStart)) : Optional.empty();
    }

    private static Optional<LogEvent> limits(LogLine line, String message) {
        if (message.contains("Too many open files") || message.contains("Errcode: 24") || isSystemError(24, message)) {
            return Optional.of(new FilesExhausted(line));
        }
        return message.contains("create a new thread (errno")
                        || message.contains("Can't create thread to handle new connection")
                        || message.contains("Can't create thread to handle request")
                ? Optional.of(new ThreadsExhausted(line))
                : Optional.empty();
    }

    private static Optional<LogEvent> access(LogLine line, String message) {
        if (message.contains("Read-only file system")
                || isSystemError(30, message)
                || message.contains("Errcode: 30")) {
            return Optional.of(new FilesystemReadOnly(line, path(message)));
        }
        if (message.contains("Input/output error") || isSystemError(5, message) || message.contains("Errcode: 5 ")) {
            return Optional.of(new InputOutputError(line));
        }
        if (message.startsWith("Could not open state file for writing") && !message.contains("Permission denied")) {
            return path(message).map(it -> new StateFileUnusable(line, it));
        }
        boolean refused = (message.contains("Permission denied") && isAboutDataOrPort(message))
                || isSystemError(13, message)
                || message.contains("must be writable")
                || message.contains("Errcode: 13");
        return refused ? Optional.of(new AccessRefused(line, path(message))) : Optional.empty();
    }

    /** Scripts of a state transfer, keys and certificates have causes of their own. */
    private static boolean isAboutDataOrPort(String message) {
        return !message.contains("wsrep_sst_")
                && !message.contains("posix_spawnp")
                && !message.contains("rsync")
                && !message.contains("ssl")
                && !message.contains("SSL")
                && !message.contains(".pem");
    }

    private static Optional<LogEvent> damage(LogLine line, String message) {
        if (message.contains("but the innodb_page_size start-up parameter is")) {
            return Optional.of(new PageSizeDiffers(
                    line,
                    Phrase.wordAfter(message, "uses page size ").orElse(""),
                    Phrase.wordAfter(message, "start-up parameter is ").orElse("")));
        }
        if (message.contains("is corrupted. Please drop the table")
                || message.contains("stored in the page, read in from")
                || message.contains("page corruption on disk or a failed")) {
            Optional<String> what = Phrase.between(message, "Table ", " is corrupted")
                    .or(() -> Phrase.between(message, "read in from ", " are"))
                    .map(it -> it.replace("`", ""));
            return Optional.of(new DataCorrupt(line, Damage.TABLE, what));
        }
        if (message.contains("Inconsistent tablespace ID in") || message.contains("has the wrong space ID")) {
            Optional<String> what = Phrase.wordAfter(message, "Inconsistent tablespace ID in ")
                    .or(() -> Phrase.between(message, "The data file '", "'"));
            return Optional.of(new DataCorrupt(line, Damage.SYSTEM_TABLESPACE, what));
        }
        return message.contains("Invalid log header checksum")
                        || message.contains("Invalid log block checksum")
                        || message.contains("Missing FILE_CHECKPOINT")
                        || message.contains("Missing MLOG_CHECKPOINT")
                        || message.contains("log record may be corrupted")
                ? Optional.of(new DataCorrupt(line, Damage.REDO_LOG, Optional.empty()))
                : Optional.empty();
    }

    private static Optional<LogEvent> cacheNotRecovered(LogLine line, String message) {
        return message.contains("Recovery failed, need to do full reset")
                ? Optional.of(new CacheNotRecovered(line))
                : Optional.empty();
    }

    private static Optional<LogEvent> kernelDisk(LogLine line, String message) {
        return message.contains("I/O error") ? Optional.of(new InputOutputError(line)) : Optional.empty();
    }

    /** Lines of the audit system, as the kernel's log or audit.log have them. */
    private static Optional<LogEvent> policy(LogLine line, String message) {
        if (message.contains("apparmor=\"DENIED\"")) {
            return Phrase.between(message, "profile=\"", "\"")
                    .filter(StorageRecognisers::isOurs)
                    .map(program -> new AccessDeniedByPolicy(
                            line,
                            Policy.APPARMOR,
                            program,
                            Phrase.between(message, " name=\"", "\"")
                                    .or(() -> Phrase.between(message, "operation=\"", "\""))
                                    .orElse("")));
        }
        // A permissive system writes what it would have denied.
        if (!message.contains("avc:") || !message.contains("denied") || message.contains("permissive=1")) {
            return Optional.empty();
        }
        return Phrase.between(message, "comm=\"", "\"")
                .filter(program -> isOurs(program) || isTransfers(program))
                .map(program -> new AccessDeniedByPolicy(line, Policy.SELINUX, program, whatWasDenied(message)));
    }

    /** {@code SELinux is preventing /usr/sbin/mysqld from name_bind access on the tcp_socket port 4567.}, which setroubleshoot writes into the journal. */
    private static Optional<LogEvent> troubleshooter(LogLine line, String message) {
        Optional<String> program = Phrase.between(message, "SELinux is preventing ", " from ")
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .filter(it -> isOurs(it) || isTransfers(it));
        Optional<String> action = Phrase.between(message, " from ", " access on the ");
        Optional<String> object = Phrase.after(message, " access on the ");
        return program.flatMap(it -> action.flatMap(
                did -> object.map(on -> new AccessDeniedByPolicy(line, Policy.SELINUX, it, did + " " + portOr(on)))));
    }

    /** {@code port 4567} of {@code the tcp_socket port 4567.}; else what it is as the sentence has it. */
    private static String portOr(String object) {
        return Phrase.after(object, " port ")
                .flatMap(Phrase::leadingNumber)
                .map(number -> "port " + number)
                .orElseGet(() -> object.substring(0, end(object)));
    }

    /** Of the sentence; a name may have a point of its own. */
    private static int end(String sentence) {
        int stop = sentence.indexOf(". ");
        return stop >= 0 ? stop : sentence.endsWith(".") ? sentence.length() - 1 : sentence.length();
    }

    private static String whatWasDenied(String message) {
        String action = Phrase.between(message, "{ ", " }").orElse("");
        return Phrase.between(message, " name=\"", "\"")
                .or(() -> Phrase.wordAfter(message, " src=").map(port -> "port " + port))
                .or(() -> Phrase.wordAfter(message, " dest=").map(port -> "port " + port))
                .map(object -> action + " " + object)
                .orElse(action);
    }

    /** Programs that the scripts of a state transfer run. */
    private static boolean isTransfers(String program) {
        return program.equals("rsync")
                || program.equals("socat")
                || program.equals("nc")
                || program.equals("stunnel")
                || program.startsWith("mariabackup")
                || program.startsWith("mariadb-backup")
                || program.startsWith("xtrabackup");
    }

    private static boolean isOurs(String program) {
        return program.contains("mysqld") || program.contains("mariadbd") || program.contains("wsrep_sst");
    }

    /**
     * The first path in quotes (the apostrophe of {@code Can't} is none), the server's {@code Disk full (/tmp/#sql_a94_1)}, or InnoDB's {@code for file
     * ./shop/big.ibd failed}.
     */
    private static Optional<String> path(String message) {
        if (message.contains(PREALLOCATION_FAILED)) {
            // Only the cache is made in one piece.
            return Optional.of("galera.cache");
        }
        Optional<String> quoted = Phrase.between(message, " '", "'")
                .or(() -> Phrase.between(message, "'", "'"))
                .filter(it -> it.contains("/"));
        return quoted.or(() -> Phrase.between(message, "Disk full (", ")"))
                .or(() -> Phrase.wordAfter(message, " for file "));
    }

    private static long number(Optional<String> digits) {
        return digits.filter(it -> it.matches("\\d{1,18}")).map(Long::parseLong).orElse(-1L);
    }
}
