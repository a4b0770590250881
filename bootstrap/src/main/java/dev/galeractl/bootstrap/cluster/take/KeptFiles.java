package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.cluster.undo.UndoLook;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.Step;
import java.nio.file.Path;
import java.util.List;

/**
 * Notes on a host how files were before an operation, so that it can be taken back: the digest of every file before and after it was written, with a copy of the
 * old one beside it. What is noted first stands: a second run notes nothing new about how it was.
 */
final class KeptFiles {
    /** Arguments: notes, file, copy. */
    private static final String BEFORE = """
            set -e
            umask 077
            mkdir -p -- "$1"
            if cut -d' ' -f1,3- -- "$1/files" 2>/dev/null | grep -qxF -e "before $2"; then exit 0; fi
            folder=$(dirname -- "$2")
            while [ ! -e "$folder" ]; do
                printf 'folder - %s\\n' "$folder" >>"$1/files"
                folder=$(dirname -- "$folder")
            done
            old=absent
            if [ -e "$2" ]; then
                [ -e "$3" ] || cp -p -- "$2" "$3"
                sync -- "$3"
                old=$(sha256sum <"$2" | cut -c1-64)
            fi
            printf 'before %s %s\\n' "$old" "$2" >>"$1/files"
            sync -- "$1/files"
            """;

    /** Arguments: notes, file. */
    private static final String AFTER = """
            set -e
            [ -e "$2" ] || exit 0
            printf 'wrote %s %s\\n' "$(sha256sum <"$2" | cut -c1-64)" "$2" >>"$1/files"
            sync -- "$1/files"
            """;

    private final HostShell shell;
    private final String operation;

    KeptFiles(HostShell shell, String operation) {
        this.shell = shell;
        this.operation = operation;
    }

    /** Before they are written. */
    void before(List<Path> files) throws HostProblem, StepProblem {
        for (Path file : files) {
            shell.succeed(
                    BEFORE, notes(), file.toString(), copy(file, operation).toString());
        }
    }

    /** After they were. */
    void after(List<Path> files) throws HostProblem, StepProblem {
        for (Path file : files) {
            shell.succeed(AFTER, notes(), file.toString());
        }
    }

    private String notes() {
        return UndoLook.notes(operation).toString();
    }

    private static Path copy(Path file, String operation) {
        return file.resolveSibling(file.getFileName() + Step.COPY_OF_A_FILE + "-" + operation);
    }
}
