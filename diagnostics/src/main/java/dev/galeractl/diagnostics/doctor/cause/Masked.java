package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.BackendFailed;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the group communication layer said when it did not open. Galera 26.4 writes a message about thread scheduling at random instead of the true one;
 * then another failed start of the same node may have the true one.
 */
final class Masked {

    private Masked() {}

    static boolean is(ServerStart start) {
        return start.all(BackendFailed.class).stream()
                .anyMatch(failed -> failed.reason().contains("thread schedparams"));
    }

    /** The start's own message, or, where that is masked, the one of another start of its node. */
    static Optional<BackendFailed> told(ServerStart start, CaseFile caseFile, Predicate<BackendFailed> which) {
        Optional<BackendFailed> own =
                start.all(BackendFailed.class).stream().filter(which).findFirst();
        if (own.isPresent() || !is(start)) {
            return own;
        }
        return caseFile.nodeOf(start).starts().stream()
                .flatMap(other -> other.all(BackendFailed.class).stream())
                .filter(which)
                .findFirst();
    }
}
