package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.TransferEvent.TransferTrouble;
import dev.galeractl.diagnostics.event.TransferEvent.Trouble;
import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import java.util.List;
import java.util.Optional;

/**
 * What the scripts of a state transfer and the tools that they run complain about: {@code WSREP_SST: [ERROR] …}, the subsystem WSREP-SST of MySQL 8, and
 * the lines of sh, rsync, socat, nc and the backup tools, which carry no time or one of their own.
 */
final class TransferTroubles {

    /** A phrase and what it means, whoever says it; the first that occurs counts. */
    private record Sign(String phrase, Trouble trouble) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign("missing required privilege", Trouble.PRIVILEGE_MISSING),
            new Sign("Access denied; you need", Trouble.PRIVILEGE_MISSING),
            new Sign("Access denied for user", Trouble.ACCESS_DENIED),
            new Sign("but the 'stunnel' binary", Trouble.ENCRYPTION),
            new Sign("ssl-mode", Trouble.ENCRYPTION),
            new Sign("SSL_connect", Trouble.ENCRYPTION),
            new Sign("SSL_accept", Trouble.ENCRYPTION),
            new Sign("SSL routines", Trouble.ENCRYPTION),
            new Sign("certificate", Trouble.ENCRYPTION),
            new Sign("not OpenSSL enabled", Trouble.ENCRYPTION),
            new Sign("not found in path", Trouble.TOOL_MISSING),
            new Sign("not found in the path", Trouble.TOOL_MISSING),
            new Sign("were found in the path", Trouble.TOOL_MISSING),
            new Sign("not in path: ", Trouble.TOOL_MISSING),
            new Sign("Address already in use", Trouble.PORT_IN_USE),
            new Sign("has been taken by another program", Trouble.PORT_IN_USE),
            new Sign("Cannot assign requested address", Trouble.ADDRESS_FOREIGN),
            new Sign("No space left on device", Trouble.DISK_FULL),
            new Sign("File exists", Trouble.FILES_IN_THE_WAY),
            new Sign("Connection refused", Trouble.NOT_CONNECTED),
            new Sign("Connection timed out", Trouble.NOT_CONNECTED),
            new Sign("No route to host", Trouble.NOT_CONNECTED),
            new Sign("Network is unreachable", Trouble.NOT_CONNECTED),
            new Sign("Name or service not known", Trouble.NOT_CONNECTED),
            new Sign("Temporary failure in name resolution", Trouble.NOT_CONNECTED),
            new Sign("cannot stat destination", Trouble.RECEIVER_NOT_ALLOWED),
            new Sign("chdir failed", Trouble.RECEIVER_NOT_ALLOWED),
            new Sign("Unsupported redo log format", Trouble.VERSION),
            new Sign("was created with", Trouble.VERSION),
            new Sign("nsupported server version", Trouble.VERSION),
            new Sign("not supported by Percona XtraBackup", Trouble.VERSION),
            new Sign("unknown option", Trouble.VERSION),
            new Sign("or higher to perform an SST", Trouble.VERSION),
            new Sign("does not know my secret", Trouble.SECRET),
            new Sign("Found existing ", Trouble.LEFT_OVER),
            new Sign("revious SST", Trouble.STILL_RUNNING),
            new Sign("daemon still running", Trouble.STILL_RUNNING),
            new Sign("rsync daemon already running", Trouble.STILL_RUNNING),
            new Sign("Possible timeout in rec", Trouble.TIMEOUT),
            new Sign("terminated unexpectedly", Trouble.DAEMON_ENDED),
            new Sign("apply finished with errors", Trouble.PREPARE_FAILED),
            new Sign("finished with error", Trouble.BACKUP_FAILED),
            new Sign("failed to copy datafile", Trouble.BACKUP_FAILED),
            new Sign("xtrabackup_checkpoints missing", Trouble.DONOR_FAILED),
            new Sign("without creating", Trouble.DONOR_FAILED),
            new Sign("after exit with status: 3 ", Trouble.SIGNAL),
            new Sign("Connection reset by peer", Trouble.CONNECTION_BROKEN),
            new Sign("Broken pipe", Trouble.CONNECTION_BROKEN));

    /** A remark of the script, not an error: as long as it waits, nothing is received. */
    private static final String WAITS = "revious SST is not completed, waiting";

    private TransferTroubles() {}

    static void register(Recognisers on) {
        on.onFirstWord("WSREP_SST:", TransferTroubles::script);
        for (String tool :
                List.of("rsync:", "rsync", "@ERROR:", "sh:", "mbstream:", "xbstream:", "nc:", "Ncat:", "mysqldump:")) {
            on.onFirstWord(tool, TransferTroubles::tool);
        }
        on.onAnyPhrase(
                List.of(
                        "mbstream: ",
                        "xbstream: ",
                        "] E bind(",
                        "] E connect(",
                        "] E write(",
                        "] E read(",
                        "] E SSL_",
                        "] E getaddrinfo",
                        ": wsrep_sst_",
                        ": command not found"),
                TransferTroubles::tool);
        on.onAnyPhrase(
                List.of("missing required privilege", "to connect to MariaDB server", "to connect to MySQL server"),
                TransferTroubles::backupTool);
        on.onPhrase("Access denied for user", TransferTroubles::server);
        on.onAnyPhrase(
                List.of(
                        "Unsupported redo log format",
                        "nsupported server version",
                        "failed to copy datafile",
                        "Error writing file "),
                TransferTroubles::backupTool);
        for (Sign sign : SIGNS) {
            if (sign.trouble() != Trouble.ACCESS_DENIED) {
                on.onPhrase(sign.phrase(), TransferTroubles::subsystem);
            }
        }
    }

    private static Optional<LogEvent> script(LogLine line, String message) {
        if (message.startsWith("WSREP_SST: [INFO]")) {
            return message.contains(WAITS) ? Optional.of(trouble(line, message)) : Optional.empty();
        }
        // "Parent mysqld process (PID: 23106) terminated unexpectedly": the script outlives its server, which had its
        // own reason.
        if (message.contains("Parent mysqld process")) {
            return Optional.of(new TransferTrouble(line, Trouble.OTHER, Optional.empty()));
        }
        return message.startsWith("WSREP_SST: [ERROR]") || message.startsWith("WSREP_SST: [WARN")
                ? Optional.of(trouble(line, message))
                : Optional.empty();
    }

    /** MySQL 8 gives scripts the server's own head: {@code [ERROR] [MY-000000] [WSREP-SST] …}. */
    private static Optional<LogEvent> subsystem(LogLine line, String message) {
        return line.subsystem().filter("WSREP-SST"::equals).isPresent()
                        && (line.level() != LogLevel.NOTE || message.contains(WAITS))
                ? Optional.of(trouble(line, message))
                : Optional.empty();
    }

    /** A line of a program that a script runs; the server's own lines have a level. */
    private static Optional<LogEvent> tool(LogLine line, String message) {
        if (line.level() != LogLevel.NONE || message.startsWith("WSREP_SST:")) {
            return Optional.empty();
        }
        int script = message.indexOf("wsrep_sst_");
        if (script >= 0 && (message.startsWith("sh: ") || message.startsWith("/bin/sh: "))) {
            String method = message.substring(script + "wsrep_sst_".length());
            int end = method.indexOf(':');
            Optional<String> subject = end < 0 ? Optional.empty() : Optional.of(method.substring(0, end));
            boolean forbidden = message.endsWith("Permission denied");
            return Optional.of(new TransferTrouble(
                    line, forbidden ? Trouble.SCRIPT_NOT_ALLOWED : Trouble.METHOD_UNKNOWN, subject));
        }
        // "/usr//bin/wsrep_sst_rsync: line 830: socat: command not found"
        if (script >= 0 && (message.endsWith(": command not found") || message.endsWith(": not found"))) {
            String before = message.substring(0, message.lastIndexOf(": "));
            before =
                    before.endsWith(": command") ? before.substring(0, before.length() - ": command".length()) : before;
            return Optional.of(new TransferTrouble(
                    line, Trouble.TOOL_MISSING, Optional.of(before.substring(before.lastIndexOf(' ') + 1))));
        }
        boolean tool = message.startsWith("rsync")
                || message.startsWith("@ERROR:")
                || message.startsWith("nc: ")
                || message.startsWith("Ncat: ")
                || message.startsWith("mysqldump: ")
                || message.contains("mbstream: ")
                || message.contains("xbstream: ")
                || message.contains("socat[");
        return tool ? Optional.of(trouble(line, message)) : Optional.empty();
    }

    /** Lines of a backup tool's own log, each with {@code [00]} before the time. */
    private static Optional<LogEvent> backupTool(LogLine line, String message) {
        boolean warning = message.startsWith("Warning: ");
        boolean xtrabackup =
                line.subsystem().filter("Xtrabackup"::equals).isPresent() && line.level() == LogLevel.ERROR;
        return (line.whole().startsWith("[0") && !warning) || (line.level() == LogLevel.NONE && !warning) || xtrabackup
                ? Optional.of(trouble(line, message))
                : Optional.empty();
    }

    /** The server notes a refused login; whether it was the transfer's, the account's name tells. */
    private static Optional<LogEvent> server(LogLine line, String message) {
        return message.startsWith("Access denied for user") || message.startsWith("ERROR 1045")
                ? Optional.of(trouble(line, message))
                : Optional.empty();
    }

    private static TransferTrouble trouble(LogLine line, String message) {
        for (Sign sign : SIGNS) {
            if (message.contains(sign.phrase())) {
                return new TransferTrouble(line, sign.trouble(), subject(sign.trouble(), message));
            }
        }
        return new TransferTrouble(line, Trouble.OTHER, Optional.empty());
    }

    private static Optional<String> subject(Trouble trouble, String message) {
        return switch (trouble) {
            case ACCESS_DENIED -> Phrase.between(message, "for user '", "'");
            case PRIVILEGE_MISSING ->
                Phrase.between(message, "privilege ", " on ")
                        .or(() -> Phrase.between(message, "of) the ", " privilege"));
            case TOOL_MISSING -> tool(message);
            case NOT_CONNECTED ->
                Phrase.between(message, "failed to connect to ", " ")
                        .or(() -> Phrase.between(message, "AF=2 ", ","))
                        .or(() -> Phrase.between(message, "AF=10 ", ","));
            case PORT_IN_USE -> Phrase.between(message, "port '", "'").or(() -> Phrase.between(message, "AF=2 ", "}"));
            case FILES_IN_THE_WAY -> Phrase.between(message, "file '", "'");
            case LEFT_OVER -> Phrase.wordAfter(message, "Found existing ");
            case BACKUP_FAILED ->
                Phrase.between(message, "syslog or '", "'").or(() -> Phrase.wordAfter(message, "Check "));
            case METHOD_UNKNOWN,
                    SCRIPT_NOT_ALLOWED,
                    ADDRESS_FOREIGN,
                    DISK_FULL,
                    RECEIVER_NOT_ALLOWED,
                    VERSION,
                    ENCRYPTION,
                    SECRET,
                    STILL_RUNNING,
                    TIMEOUT,
                    DAEMON_ENDED,
                    PREPARE_FAILED,
                    DONOR_FAILED,
                    SIGNAL,
                    CONNECTION_BROKEN,
                    OTHER -> Optional.empty();
        };
    }

    /** {@code 'rsync' not found in path}, {@code mariadb-backup binary not found in path}, {@code qpress utility not found in the path}. */
    private static Optional<String> tool(String message) {
        String said = message.startsWith("WSREP_SST: [")
                ? message.substring(message.indexOf(']') + 1).strip()
                : message;
        if (said.startsWith("Neither lsof")) {
            return Optional.of("ss / lsof");
        }
        if (said.startsWith("'")) {
            return Phrase.between(said, "'", "'");
        }
        int but = said.indexOf(", but ");
        String name = but < 0 ? said : said.substring(but + ", but ".length());
        int blank = name.indexOf(' ');
        return blank <= 0 ? Optional.empty() : Optional.of(name.substring(0, blank));
    }
}
