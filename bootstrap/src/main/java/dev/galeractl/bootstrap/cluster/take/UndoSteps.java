package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.cluster.undo.UndoLook;
import dev.galeractl.bootstrap.execute.StepResult;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.UndoStep;

/** Takes the steps that lead back, on one host. Each finds its work done the second time. */
final class UndoSteps {
    /** Arguments: datadir, where to. A file system of its own cannot be moved, and is left as it is. */
    private static final String MOVE = """
            if [ -e "$2" ]; then
                [ -z "$(ls -A -- "$1" 2>/dev/null)" ] && exit 0
                echo "$2 exists" >&2
                exit 1
            fi
            [ -e "$1" ] || exit 0
            [ ! -L "$1" ] || { echo "$1 is a symbolic link" >&2; exit 1; }
            ! mountpoint -q -- "$1" || { echo "$1 is a mount point" >&2; exit 1; }
            here=$(stat -c %d:%i -- "$1") || exit 1
            for process in /proc/[0-9]*; do
                [ "$(stat -L -c %d:%i "$process/cwd" 2>/dev/null)" != "$here" ] || { echo "process ${process##*/} works in $1" >&2; exit 1; }
            done
            mv -T -- "$1" "$2" && sync -- "$(dirname -- "$2")"
            """;

    /** Arguments: aside, datadir. Where an empty folder is, it goes. */
    private static final String RESTORE_DATADIR = """
            [ -e "$1" ] || exit 0
            [ ! -e "$2" ] || rmdir -- "$2" || exit 1
            mv -T -- "$1" "$2" && sync -- "$(dirname -- "$2")"
            """;

    /** Arguments: datadir, names. Never under a server that runs. */
    private static final String FORGET_MEMBERSHIP = """
            cd -- "$1" || exit 0
            for process in /proc/[0-9]*; do
                [ "$process" = "/proc/$$" ] || [ "$(stat -L -c %d:%i "$process/cwd" 2>/dev/null)" != "$(stat -c %d:%i .)" ] || \\
                    case $(readlink "$process/exe") in */mariadbd|*/mysqld) echo "process ${process##*/} works in $1" >&2; exit 1 ;; esac
            done
            shift
            rm -f -- "$@"
            """;

    private final ClusterHost host;

    UndoSteps(ClusterHost host) {
        this.host = host;
    }

    /** All but {@link UndoStep.ForgetOperation}, which is the business of several hosts. */
    StepResult take(UndoStep step) throws HostProblem, StepProblem {
        if (step instanceof UndoStep.StopStarted stop) {
            service(stop.unit()).stopStarted(stop.receiving());
        } else if (step instanceof UndoStep.RemoveFromServer remove) {
            ClusterSql.remove(host, remove.account(), remove.schema());
        } else if (step instanceof UndoStep.MoveDatadirAway move) {
            run(
                    "failure.not-set-aside",
                    MOVE,
                    move.datadir().toString(),
                    move.away().toString());
        } else if (step instanceof UndoStep.RestoreDatadir restore) {
            run(
                    "failure.not-set-aside",
                    RESTORE_DATADIR,
                    restore.aside().toString(),
                    restore.datadir().toString());
        } else if (step instanceof UndoStep.ForgetMembership forget) {
            String[] words = new String[forget.files().size() + 1];
            words[0] = forget.datadir().toString();
            for (int i = 1; i < words.length; i++) {
                words[i] = forget.files().get(i - 1);
            }
            run("failure.host-command", FORGET_MEMBERSHIP, words);
        } else if (step instanceof UndoStep.RestoreFile restore) {
            new UndoFiles(host.shell()).restore(restore);
        } else if (step instanceof UndoStep.StartPackageServer start) {
            service(start.unit()).startPackageServer(UndoLook.notes(start.operation()));
        }
        return StepResult.Done.taken();
    }

    private void run(String key, String script, String... arguments) throws HostProblem, StepProblem {
        StepProblem.unlessGood(host.node().name(), key, host.run(script, arguments));
    }

    private HostService service(String unit) {
        return HostService.of(host.runBy(unit).server());
    }
}
