package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.cluster.undo.UndoLook;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.UndoStep;

/** Puts files of a host back to what {@link KeptFiles} noted. Asked again it finds its work done. */
final class UndoFiles {
    /** Arguments: notes, file, copy. What is not what the operation wrote is somebody's work and stays; what it was ended at while writing is kept aside. */
    private static final String RESTORE_FILE = """
            set -e
            old=$(sed -n 's/^before \\([^ ]*\\) /\\1 /p' "$1/files" | while read -r sum path; do [ "$path" != "$2" ] || echo "$sum"; done | head -n 1)
            now=absent
            [ ! -e "$2" ] || now=$(sha256sum <"$2" | cut -c1-64)
            if [ "$now" = "$old" ]; then exit 0; fi
            if [ "$now" != absent ] && ! grep -qxF -e "wrote $now $2" "$1/files"; then
                if cut -d' ' -f1,3- "$1/files" | grep -qxF -e "wrote $2"; then echo "$2 was changed since" >&2; exit 1; fi
                cp -p -- "$2" "$2.undone"
            fi
            if [ "$old" = absent ]; then
                rm -f -- "$2"
            else
                [ -n "$old" ] && [ "$(sha256sum <"$3" | cut -c1-64)" = "$old" ] || { echo "$3 is not what was there before" >&2; exit 1; }
                mv -fT -- "$3" "$2"
            fi
            sync -- "$(dirname -- "$2")"
            """;

    /** Arguments: notes, end of the copies' names. Of files that are as they were the copies go, and of folders that were made the empty ones. */
    private static final String FORGET = """
            [ -d "$1" ] || exit 0
            sed -n 's/^before [^ ]* //p' "$1/files" 2>/dev/null | while read -r path; do
                [ ! -e "$path$2" ] || ! cmp -s -- "$path" "$path$2" || rm -f -- "$path$2"
            done
            sed -n 's/^folder - //p' "$1/files" 2>/dev/null | while read -r path; do rmdir -- "$path" 2>/dev/null; done
            rm -f -- "$1/files" "$1/datadir" "$1/datadir.new" "$1/account" "$1/sockets" "$1/sockets.new"
            rmdir -- "$1" && { rmdir -- "$(dirname -- "$1")" 2>/dev/null || true; }
            """;

    private final HostShell shell;

    UndoFiles(HostShell shell) {
        this.shell = shell;
    }

    void restore(UndoStep.RestoreFile step) throws HostProblem, StepProblem {
        shell.succeed(
                RESTORE_FILE,
                UndoLook.notes(step.operation()).toString(),
                step.file().toString(),
                step.copy().map(Object::toString).orElse(""));
    }

    /** What was kept for going back is not needed any more. */
    void forget(String operation) throws HostProblem, StepProblem {
        shell.succeed(FORGET, UndoLook.notes(operation).toString(), ".before-" + operation);
    }
}
