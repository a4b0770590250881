package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.cluster.undo.UndoLook;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Notes on a host how files were before an operation, so that it can be taken back: the digest of every file before and after it was written, with a copy of the
 * old one beside it. What is noted first stands: a second run notes nothing new about how it was.
 */
final class KeptFiles {
    /** Arguments: notes, and for each file it and its copy. */
    private static final String BEFORE = """
            set -e
            umask 077
            notes=$1
            shift
            mkdir -p -- "$notes"
            while [ $# -gt 0 ]; do
                file=$1 copy=$2
                shift 2
                if cut -d' ' -f1,3- -- "$notes/files" 2>/dev/null | grep -qxF -e "before $file"; then continue; fi
                folder=$(dirname -- "$file")
                while [ ! -e "$folder" ]; do
                    printf 'folder - %s\\n' "$folder" >>"$notes/files"
                    folder=$(dirname -- "$folder")
                done
                old=absent
                if [ -e "$file" ]; then
                    [ -e "$copy" ] || cp -p -- "$file" "$copy"
                    sync -- "$copy"
                    old=$(sha256sum <"$file" | cut -c1-64)
                fi
                printf 'before %s %s\\n' "$old" "$file" >>"$notes/files"
            done
            sync -- "$notes/files"
            """;

    /** Arguments: notes, and each file. */
    private static final String AFTER = """
            set -e
            notes=$1
            shift
            for file; do
                [ -e "$file" ] || continue
                printf 'wrote %s %s\\n' "$(sha256sum <"$file" | cut -c1-64)" "$file" >>"$notes/files"
            done
            sync -- "$notes/files"
            """;

    private final HostShell shell;
    private final String operation;

    KeptFiles(HostShell shell, String operation) {
        this.shell = shell;
        this.operation = operation;
    }

    /** Before they are written. */
    void before(List<Path> files) throws HostProblem, StepProblem {
        note(
                BEFORE,
                files.stream().flatMap(it -> Stream.of(it, copy(it, operation))).toList());
    }

    /** After they were. */
    void after(List<Path> files) throws HostProblem, StepProblem {
        note(AFTER, files);
    }

    private void note(String script, List<Path> paths) throws HostProblem, StepProblem {
        if (!paths.isEmpty()) {
            shell.succeed(
                    script,
                    Stream.concat(Stream.of(notes()), paths.stream().map(Path::toString))
                            .toArray(String[]::new));
        }
    }

    private String notes() {
        return UndoLook.notes(operation).toString();
    }

    /** What stands there of each file: what it was, and each content that the operation gave it. */
    static Path list(String operation) {
        return UndoLook.notes(operation).resolve("files");
    }

    private static Path copy(Path file, String operation) {
        return file.resolveSibling(file.getFileName() + Step.COPY_OF_A_FILE + "-" + operation);
    }
}
