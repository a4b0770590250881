package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.TransferEvent.BackupRun;
import dev.galeractl.diagnostics.event.TransferEvent.CacheTooShort;
import dev.galeractl.diagnostics.event.TransferEvent.DonorAwaited;
import dev.galeractl.diagnostics.event.TransferEvent.DonorGone;
import dev.galeractl.diagnostics.event.TransferEvent.DonorSelected;
import dev.galeractl.diagnostics.event.TransferEvent.IstBroken;
import dev.galeractl.diagnostics.event.TransferEvent.IstNotConnected;
import dev.galeractl.diagnostics.event.TransferEvent.IstNotServed;
import dev.galeractl.diagnostics.event.TransferEvent.IstReceiverNamed;
import dev.galeractl.diagnostics.event.TransferEvent.JoinNotSent;
import dev.galeractl.diagnostics.event.TransferEvent.PreparationFailed;
import dev.galeractl.diagnostics.event.TransferEvent.RequestFailed;
import dev.galeractl.diagnostics.event.TransferEvent.Role;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptFailed;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptNotReady;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptStarted;
import dev.galeractl.diagnostics.event.TransferEvent.SnapshotComplete;
import dev.galeractl.diagnostics.event.TransferEvent.SnapshotInstalled;
import dev.galeractl.diagnostics.event.TransferEvent.SnapshotRefused;
import dev.galeractl.diagnostics.event.TransferEvent.SnapshotWithoutPosition;
import dev.galeractl.diagnostics.event.TransferEvent.TransferEnded;
import dev.galeractl.diagnostics.event.TransferEvent.TransferTrouble;
import dev.galeractl.diagnostics.event.TransferEvent.Trouble;
import dev.galeractl.replication.log.LogLine;
import java.util.List;
import java.util.Optional;

/** Events of state transfers: what the provider and the server say. {@link TransferTroubles} knows what scripts and tools say. */
final class TransferRecognisers {

    private TransferRecognisers() {}

    static void register(Recognisers on) {
        on.onFirstWord("Running:", "wsrep_sst_", TransferRecognisers::scriptStarted);
        // Percona XtraDB Cluster 8: "Initiating SST/IST transfer on DONOR side (wsrep_sst_xtrabackup-v2 --role 'donor'
        // …)".
        on.onFirstWord("Initiating", "wsrep_sst_", TransferRecognisers::scriptStarted);
        on.onPhrase(" requested state transfer from '", TransferRecognisers::donorSelected);
        on.onFirstWord("Requesting", "Will keep retrying", (line, message) -> Optional.of(new DonorAwaited(line)));
        on.onFirstWord(
                "State",
                "transfer request failed unrecoverably: ",
                (line, message) -> Phrase.between(message, "unrecoverably: ", ". ")
                        .or(() -> Phrase.after(message, "unrecoverably: "))
                        .map(reason -> new RequestFailed(line, reason)));
        on.onFirstWord(
                "State",
                "Transfer Request preparation failed: ",
                (line, message) -> Phrase.between(message, "preparation failed: ", " Can't continue")
                        .or(() -> Phrase.after(message, "preparation failed: "))
                        .map(reason -> new RequestFailed(line, reason)));
        on.onAnyPhrase(List.of("State transfer to ", "State transfer from "), TransferRecognisers::ended);
        on.onFirstWord("Process", "completed with error: wsrep_sst_", TransferRecognisers::scriptFailed);
        on.onFirstWord("Failed", "Failed to prepare for ", TransferRecognisers::preparationFailed);
        on.onFirstWord(
                "Failed",
                "to read 'ready <addr>' ",
                (line, message) -> Optional.of(new ScriptNotReady(line, method(message))));
        on.onFirstWord(
                "Application", "state transfer failed", (line, message) -> Optional.of(new SnapshotRefused(line)));
        on.onFirstWord("Donor", "is no longer in the group", (line, message) -> Optional.of(new DonorGone(line)));
        on.onFirstWord("Sending", "Sending JOIN failed", (line, message) -> Optional.of(new JoinNotSent(line)));
        on.onFirstWord(
                "IST",
                "falling back to SST",
                (line, message) -> Phrase.wordAfter(message, "first seqno ").map(it -> new CacheTooShort(line, it)));
        on.onPhrase("IST sender, failed to connect '", TransferRecognisers::istNotConnected);
        on.onPhrase(
                "IST sender failed to serve ",
                (line, message) -> Phrase.between(message, "failed to serve ", ": ")
                        .map(address -> new IstNotServed(line, Addresses.withoutScheme(address))));
        on.onFirstWord(
                "IST",
                "receiver addr using ",
                (line, message) -> Phrase.wordAfter(message, "receiver addr using ")
                        .map(address -> new IstReceiverNamed(line, Addresses.withoutScheme(address))));
        on.onAnyPhrase(
                List.of("eceiving IST failed", "IST didn't contain all write sets", "got exception while reading IST"),
                (line, message) -> Optional.of(new IstBroken(
                        line, Phrase.after(message, "node restart required: ").orElse(message))));
        on.onFirstWord("SST", "SST succeeded for position ", TransferRecognisers::succeeded);
        on.onFirstWord("SST", "SST complete, seqno: ", (line, message) -> Optional.of(new SnapshotComplete(line)));
        on.onFirstWord("Installed", "new state from SST: ", TransferRecognisers::installed);
        on.onFirstWord("posix_spawnp(wsrep_sst_", "failed: ", TransferRecognisers::notSpawned);
        on.onPhrase("posix_spawnp(wsrep_sst_", TransferRecognisers::notSpawned);
        on.onPhrase("--backup", TransferRecognisers::backupRun);
        TransferTroubles.register(on);
    }

    private static Optional<LogEvent> scriptStarted(LogLine line, String message) {
        return method(message)
                .flatMap(method -> role(message)
                        .map(role ->
                                new ScriptStarted(line, role, method, address(message), message.contains("--bypass"))));
    }

    private static Optional<String> method(String message) {
        return Phrase.between(message, "wsrep_sst_", " ");
    }

    private static Optional<String> address(String message) {
        return Phrase.between(message, "--address '", "'");
    }

    private static Optional<Role> role(String message) {
        return Phrase.between(message, "--role '", "'").flatMap(role -> switch (role) {
            case "joiner" -> Optional.of(Role.JOINER);
            case "donor" -> Optional.of(Role.DONOR);
            default -> Optional.empty();
        });
    }

    /** {@code Member 1.0 (db2) …}; Galera 2 writes {@code Node 1 (db2) …}. */
    private static Optional<LogEvent> donorSelected(LogLine line, String message) {
        Optional<String> joiner = Phrase.between(message, " (", ") requested state transfer from '");
        Optional<String> wanted = Phrase.between(message, "state transfer from '", "'");
        if (joiner.isEmpty() || wanted.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> donor = Phrase.after(message, "Selected ").flatMap(rest -> Phrase.between(rest, " (", ")("));
        return Optional.of(new DonorSelected(line, joiner.get(), wanted.get(), donor));
    }

    /** {@code 0.0 (db1): State transfer to 1.0 (db2) complete.}; the joiner says {@code 1.0 (db2): State transfer from 0.0 (db1) complete.} */
    private static Optional<LogEvent> ended(LogLine line, String message) {
        int verb = message.indexOf("): State transfer ");
        int first = message.indexOf(" (");
        if (verb < 0 || first < 0 || first > verb) {
            return Optional.empty();
        }
        String speaker = message.substring(first + 2, verb);
        String rest = message.substring(verb + "): State transfer ".length());
        boolean complete = rest.endsWith(" complete.");
        int failed = rest.indexOf(" failed: ");
        int open = rest.indexOf(" (");
        int close = complete ? rest.lastIndexOf(')') : rest.lastIndexOf(')', failed);
        if ((!complete && failed < 0) || open < 0 || close < open + 2) {
            return Optional.empty();
        }
        String other = rest.substring(open + 2, close);
        Optional<String> reason =
                complete ? Optional.empty() : Optional.of(rest.substring(failed + " failed: ".length()));
        boolean byDonor = rest.startsWith("to ");
        return Optional.of(
                new TransferEnded(line, byDonor ? speaker : other, byDonor ? other : speaker, complete, reason));
    }

    private static Optional<LogEvent> scriptFailed(LogLine line, String message) {
        Optional<Integer> status = Phrase.leadingNumber(message.substring(message.lastIndexOf(": ") + 2));
        return Optional.of(new ScriptFailed(line, role(message), method(message), address(message), status));
    }

    private static Optional<LogEvent> preparationFailed(LogLine line, String message) {
        return message.contains(" SST. Unrecoverable") ? Optional.of(new PreparationFailed(line)) : Optional.empty();
    }

    private static Optional<LogEvent> istNotConnected(LogLine line, String message) {
        return Phrase.between(message, "failed to connect '", "'").map(address -> {
            // The reason stands last, before the system's number for it.
            String reason = Phrase.after(message, "connect: ")
                    .map(it -> it.contains(": System error") ? it.substring(0, it.indexOf(": System error")) : it)
                    .orElse(message);
            return new IstNotConnected(line, Addresses.withoutScheme(address), reason);
        });
    }

    private static Optional<LogEvent> succeeded(LogLine line, String message) {
        return message.contains(" 00000000-0000-0000-0000-000000000000:-1")
                ? Optional.of(new SnapshotWithoutPosition(line))
                : Optional.empty();
    }

    private static Optional<LogEvent> installed(LogLine line, String message) {
        return Phrase.wordAfter(message, "new state from SST: ").map(it -> new SnapshotInstalled(line, it));
    }

    private static Optional<LogEvent> notSpawned(LogLine line, String message) {
        Optional<String> method = Phrase.between(message, "posix_spawnp(wsrep_sst_", " ")
                .map(it -> it.endsWith(")") ? it.substring(0, it.length() - 1) : it);
        Trouble trouble = message.contains("failed: 2 ") ? Trouble.METHOD_UNKNOWN : Trouble.SCRIPT_NOT_ALLOWED;
        return Optional.of(new TransferTrouble(line, trouble, method));
    }

    private static Optional<LogEvent> backupRun(LogLine line, String message) {
        return message.contains("Evaluating ")
                ? Optional.of(new BackupRun(line, Phrase.between(message, "--user='", "'")))
                : Optional.empty();
    }
}
