package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.StateNeverComes;
import dev.galeractl.diagnostics.event.GroupEvent.StateShifted;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.ProcessEvent.Terminated;
import dev.galeractl.diagnostics.event.ProcessEvent.UnitTimedOut;
import dev.galeractl.diagnostics.event.TransferEvent.BackupRun;
import dev.galeractl.diagnostics.event.TransferEvent.DonorAwaited;
import dev.galeractl.diagnostics.event.TransferEvent.DonorGone;
import dev.galeractl.diagnostics.event.TransferEvent.DonorSelected;
import dev.galeractl.diagnostics.event.TransferEvent.IstNotConnected;
import dev.galeractl.diagnostics.event.TransferEvent.IstNotServed;
import dev.galeractl.diagnostics.event.TransferEvent.RequestFailed;
import dev.galeractl.diagnostics.event.TransferEvent.Role;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptFailed;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptStarted;
import dev.galeractl.diagnostics.event.TransferEvent.TransferEnded;
import dev.galeractl.diagnostics.event.TransferEvent.TransferTrouble;
import dev.galeractl.diagnostics.event.TransferEvent.Trouble;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.incident.StateTransfers;
import dev.galeractl.diagnostics.incident.Transfer;
import dev.galeractl.diagnostics.incident.Transfer.Outcome;
import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A state transfer that did not go well, from both sides as far as their logs are here, and from the logs that backup tools leave beside.
 *
 * @param received the joiner's side
 * @param given the donor's side
 * @param beside what the tools' own logs complain about
 */
record TransferView(
        Incident incident, Optional<Transfer> received, Optional<Transfer> given, List<TransferTrouble> beside) {

    TransferView {
        beside = List.copyOf(beside);
    }

    /** The transfer of an incident; empty if the incident has nothing to do with one. */
    static Optional<TransferView> of(Incident incident, CaseFile caseFile) {
        boolean failed = incident.kind() == IncidentKind.STATE_TRANSFER_FAILED;
        boolean hangs = incident.kind() == IncidentKind.STATE_TRANSFER_HANGS;
        boolean perhaps = incident.kind() == IncidentKind.CRASHED || incident.kind() == IncidentKind.KILLED;
        if (!failed && !hangs && !perhaps) {
            return Optional.empty();
        }
        List<Transfer> received = Transfer.received(incident.start());
        Optional<Transfer> last = received.isEmpty()
                ? Optional.empty()
                : Optional.of(received.get(received.size() - 1)).filter(it -> it.outcome() != Outcome.COMPLETE);
        boolean asDonor = !incident.events().isEmpty()
                && last.filter(it -> it.events().get(0).equals(incident.events().get(0)))
                        .isEmpty();
        if (failed && asDonor) {
            return Transfer.given(incident.start()).stream()
                    .filter(it -> it.events().get(0).equals(incident.events().get(0)))
                    .findFirst()
                    .map(it -> new TransferView(incident, Optional.empty(), Optional.of(it), beside(caseFile)));
        }
        return last.map(
                it -> new TransferView(incident, last, StateTransfers.giver(caseFile.nodes(), it), beside(caseFile)));
    }

    private static List<TransferTrouble> beside(CaseFile caseFile) {
        return caseFile.logs().stream()
                .flatMap(log -> log.aside().stream())
                .filter(TransferTrouble.class::isInstance)
                .map(TransferTrouble.class::cast)
                .toList();
    }

    /** What was complained about, on both sides and beside, the most telling kind first; within it in the order of the log. */
    List<TransferTrouble> troubles() {
        Optional<String> account = sides().flatMap(it -> it.all(BackupRun.class).stream())
                .flatMap(run -> run.account().stream())
                .reduce((earlier, later) -> later);
        return Stream.concat(sides().flatMap(it -> it.all(TransferTrouble.class).stream()), beside.stream())
                .filter(it -> isTransfers(it, account))
                .filter(it -> !isRemark(it) || isLastWord(it))
                .filter(it -> it.trouble() != Trouble.SIGNAL || !isAfterTheEnd(it))
                .sorted((one, other) -> one.trouble().compareTo(other.trouble()))
                .toList();
    }

    /** A server notes every refused login; only that of the transfer's account, while a backup tool runs, is meant. */
    private static boolean isTransfers(TransferTrouble trouble, Optional<String> account) {
        return trouble.trouble() != Trouble.ACCESS_DENIED
                || trouble.line().level() != LogLevel.WARNING
                || (account.isPresent() && account.equals(trouble.subject()));
    }

    /** {@code WSREP_SST: [INFO] previous SST is not completed, waiting for it to exit}: no error yet. */
    static boolean isRemark(TransferTrouble trouble) {
        return trouble.trouble() == Trouble.STILL_RUNNING
                && (trouble.line().level() == LogLevel.NOTE
                        || trouble.line().message().startsWith("WSREP_SST: [INFO]"));
    }

    /** A server asks for data once its script is ready: then the script waits no more. */
    private boolean isLastWord(TransferTrouble remark) {
        return sides().flatMap(it -> it.events().stream())
                .filter(event -> event instanceof DonorSelected || event instanceof StateShifted)
                .noneMatch(event -> CaseFile.isAfter(event.line(), remark.line()));
    }

    /** A server that gives up ends its script, sometimes by a signal; that is no reason of anything. */
    private boolean isAfterTheEnd(TransferTrouble signal) {
        return sides().flatMap(it -> it.events().stream())
                .filter(event -> event.line().file().equals(signal.line().file()))
                .filter(event -> event instanceof StateNeverComes
                        || event instanceof RequestFailed
                        || event instanceof DonorGone
                        || event instanceof Terminated)
                .anyMatch(event -> CaseFile.isAfter(signal.line(), event.line()));
    }

    boolean has(Trouble trouble) {
        return troubles().stream().anyMatch(it -> it.trouble() == trouble);
    }

    Optional<TransferTrouble> first(Trouble trouble) {
        return troubles().stream().filter(it -> it.trouble() == trouble).findFirst();
    }

    /** Whether the line is from the joiner's log, or from that of the tool with which the joiner prepares what it received. */
    boolean isJoiners(LogLine line) {
        boolean inBeside = beside.stream().anyMatch(it -> it.line().equals(line));
        boolean own = received.filter(it -> it.start().source().equals(line.file())
                        && (inBeside
                                || it.events().stream()
                                        .anyMatch(event -> event.line().equals(line))))
                .isPresent();
        return own
                || (inBeside && (line.file().contains("prepare") || line.file().contains("move")));
    }

    String joiner() {
        return sides().flatMap(it -> it.joiner().stream())
                .findFirst()
                .or(() -> received.map(it -> incident.node()))
                .or(() -> Stream.concat(
                                receiveAddress().stream(),
                                all(IstNotServed.class).stream().map(IstNotServed::address))
                        .findFirst()
                        .map(address -> address.substring(0, Math.max(address.lastIndexOf(':'), 0))))
                .filter(name -> !name.isEmpty())
                .orElse(Finding.UNKNOWN);
    }

    Optional<String> donor() {
        return sides().flatMap(it -> it.donor().stream())
                .findFirst()
                .or(() -> received.isEmpty() ? Optional.of(incident.node()) : Optional.empty());
    }

    Optional<String> method() {
        return sides().flatMap(it -> it.method().stream()).findFirst();
    }

    <E extends LogEvent> List<E> all(Class<E> type) {
        return sides().flatMap(it -> it.all(type).stream()).toList();
    }

    private Stream<Transfer> sides() {
        return Stream.concat(received.stream(), given.stream());
    }

    /** Whether the joiner had ended, or its script, before anybody spoke of a failure. */
    boolean joinerWasGone() {
        boolean ended = received.filter(it -> it.outcome() == Outcome.OPEN).isPresent() && !hangs();
        return ended
                || has(Trouble.SIGNAL)
                || (received.isEmpty() && joinerLeft().isPresent());
    }

    /** The donor's word that it has nobody any more to send to. */
    Optional<TransferEnded> joinerLeft() {
        return all(TransferEnded.class).stream()
                .filter(it -> it.joiner().equals(TransferEnded.LEFT))
                .findFirst();
    }

    /** Whether an address leads everybody who reads it to himself: what /etc/hosts says of a host's own name is told to others. */
    static boolean isEverybodysOwn(String address) {
        String host = address.contains(":") ? address.substring(0, address.lastIndexOf(':')) : address;
        return host.equals("127.0.0.1") || host.equals("127.0.1.1") || host.equals("localhost") || host.equals("[::1]");
    }

    boolean hangs() {
        return incident.kind() == IncidentKind.STATE_TRANSFER_HANGS;
    }

    /** A finding of this transfer, with what every page may say of it, and all that follows from it. */
    Cause cause(String code) {
        return Cause.of(code, incident)
                .with("joiner", joiner())
                .with("donor", donor())
                .with("method", method())
                .explains(consequences());
    }

    private List<LogLine> consequences() {
        List<LogLine> lines = new ArrayList<>();
        given.ifPresent(it -> it.events().stream()
                .filter(TransferView::isOfTheTransfer)
                .map(LogEvent::line)
                .forEach(lines::add));
        received.ifPresent(it -> it.events().stream()
                .filter(event -> Cause.isComplaint(event) || isOfTheTransfer(event))
                .map(LogEvent::line)
                .forEach(lines::add));
        return lines;
    }

    private static boolean isOfTheTransfer(LogEvent event) {
        return (event instanceof TransferTrouble trouble && !isRemark(trouble))
                || event instanceof ScriptFailed
                || event instanceof UnitTimedOut
                || event instanceof IstNotConnected
                || event instanceof IstNotServed
                || (event instanceof TransferEnded ended && !ended.complete())
                || (event instanceof DonorSelected selected && selected.donor().isEmpty())
                || event instanceof DonorAwaited
                || (event.line().level() == LogLevel.ERROR
                        && event.line().text().contains("wsrep_sst_"));
    }

    /** The address that the joiner told the donor to send to. */
    Optional<String> receiveAddress() {
        return Stream.concat(
                        all(ScriptStarted.class).stream()
                                .filter(it -> it.role() == Role.DONOR || received.isPresent())
                                .flatMap(it -> it.address().stream()),
                        all(ScriptFailed.class).stream().flatMap(it -> it.address().stream()))
                .map(address -> address.indexOf('/') < 0 ? address : address.substring(0, address.indexOf('/')))
                .findFirst();
    }
}
