package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.TransferEvent.Role;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptFailed;
import dev.galeractl.diagnostics.event.TransferEvent.TransferTrouble;
import dev.galeractl.diagnostics.event.TransferEvent.Trouble;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.List;
import java.util.Optional;

/**
 * GAL301 to GAL307, GAL310 and GAL316 to GAL318: a script of the transfer, or a tool that it ran, says why it failed. Most often that stands in the
 * donor's log, or in the log of its backup tool, and the joiner only says that nothing will come.
 */
final class TransferTroubleNamed implements Diagnosis {

    /** EALREADY, with which the scripts end when one of them, or its daemon, is still there. */
    private static final int ALREADY_IN_PROGRESS = 114;

    /** Which page explains a kind of trouble, and in which circumstance on either side. */
    private record Page(String code, String onJoiner, String onDonor) {}

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        return TransferView.of(incident, caseFile)
                .flatMap(view -> named(view).or(() -> alreadyRunning(view)))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<Finding> named(TransferView view) {
        List<TransferTrouble> troubles = view.troubles();
        if (troubles.isEmpty()) {
            return Optional.empty();
        }
        TransferTrouble telling = troubles.get(0);
        // The joiner is gone first: that nobody answers the donor any more is only what follows.
        boolean goneBefore = telling.trouble() == Trouble.NOT_CONNECTED && view.joinerWasGone();
        return goneBefore
                ? Optional.empty()
                : page(telling.trouble()).map(page -> finding(view, page, telling, troubles));
    }

    /** Of a script that found another one at work, the log may keep the exit status only. */
    private static Optional<Finding> alreadyRunning(TransferView view) {
        return view.all(ScriptFailed.class).stream()
                .filter(failed -> failed.role().equals(Optional.of(Role.JOINER))
                        && failed.status().equals(Optional.of(ALREADY_IN_PROGRESS)))
                .findFirst()
                .map(failed -> view.cause("GAL310")
                        .in("still-running")
                        .sure(Confidence.LIKELY)
                        .provenBy(failed.line())
                        .finding());
    }

    private static Finding finding(
            TransferView view, Page page, TransferTrouble telling, List<TransferTrouble> troubles) {
        boolean joiner = view.isJoiners(telling.line());
        List<TransferTrouble> alike = troubles.stream()
                .filter(it -> it.trouble() == telling.trouble())
                .toList();
        Cause cause = view.cause(page.code())
                .in(joiner ? page.onJoiner() : page.onDonor())
                .with("subject", telling.subject())
                .with("folder", Peers.forCommand(telling.subject().orElse("")))
                .with("address", view.receiveAddress())
                .sure(telling.trouble() == Trouble.DAEMON_ENDED ? Confidence.LIKELY : Confidence.CERTAIN)
                .provenBy(alike);
        if (telling.trouble() == Trouble.NOT_CONNECTED) {
            cause.in(circumstanceOfAddress(telling, view));
        }
        if (alike.stream().allMatch(TransferView::isRemark)) {
            cause.in("waits");
        }
        return cause.finding();
    }

    /** An address that means another host to everybody who reads it cannot be reached by anybody. */
    private static String circumstanceOfAddress(TransferTrouble telling, TransferView view) {
        String address = view.receiveAddress().or(telling::subject).orElse("");
        if (TransferView.isEverybodysOwn(address)) {
            return "own-address-everywhere";
        }
        return telling.line().text().contains("refused") ? "refused" : "no-answer";
    }

    private static Optional<Page> page(Trouble trouble) {
        return switch (trouble) {
            case ACCESS_DENIED -> Optional.of(new Page("GAL301", "denied", "denied"));
            case PRIVILEGE_MISSING -> Optional.of(new Page("GAL301", "privilege-missing", "privilege-missing"));
            case TOOL_MISSING -> Optional.of(new Page("GAL302", "on-joiner", "on-donor"));
            case METHOD_UNKNOWN -> Optional.of(new Page("GAL303", "on-joiner", "on-donor"));
            case SCRIPT_NOT_ALLOWED -> Optional.of(new Page("GAL304", "on-joiner", "on-donor"));
            case PORT_IN_USE -> Optional.of(new Page("GAL305", "in-use", "in-use"));
            case DAEMON_ENDED -> Optional.of(new Page("GAL305", "daemon-ended", "daemon-ended"));
            case ADDRESS_FOREIGN -> Optional.of(new Page("GAL306", "foreign", "foreign"));
            case NOT_CONNECTED -> Optional.of(new Page("GAL306", "refused", "refused"));
            case DISK_FULL -> Optional.of(new Page("GAL307", "on-joiner", "seen-by-donor"));
            case STILL_RUNNING -> Optional.of(new Page("GAL310", "still-running", "still-running"));
            case FILES_IN_THE_WAY -> Optional.of(new Page("GAL310", "files-in-the-way", "files-in-the-way"));
            case LEFT_OVER -> Optional.of(new Page("GAL310", "left-over", "left-over"));
            case RECEIVER_NOT_ALLOWED -> Optional.of(new Page("GAL316", "nobody", "nobody"));
            case VERSION -> Optional.of(new Page("GAL317", "on-joiner", "on-donor"));
            case ENCRYPTION, SECRET -> Optional.of(new Page("GAL318", "on-joiner", "on-donor"));
            case TIMEOUT, BACKUP_FAILED, PREPARE_FAILED, DONOR_FAILED, SIGNAL, CONNECTION_BROKEN, OTHER ->
                Optional.empty();
        };
    }
}
