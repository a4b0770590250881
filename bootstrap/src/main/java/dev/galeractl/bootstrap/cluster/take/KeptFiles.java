package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Tls;
import dev.galeractl.bootstrap.cluster.undo.UndoLook;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Notes on a host how it was before an operation, so that the operation can be taken back: the digest of every file before and after it was written, with a copy
 * of the old one beside it; what lay in the data directory before the server was first started; whether the account of the state transfer was there. What is
 * noted first stands: a second run notes nothing new about how it was.
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

    /** Arguments: notes, datadir. */
    private static final String DATADIR = """
            set -e
            umask 077
            mkdir -p -- "$1"
            [ ! -e "$1/datadir" ] || exit 0
            {
                for file in grastate.dat gvwstate.dat galera.cache; do
                    if [ -e "$2/$file" ]; then echo "present $file"; else echo "absent $file"; fi
                done
                find "$2/." -mindepth 1 -maxdepth 1 -type d -printf 'schema %f\\n'
            } >"$1/datadir.new"
            sync -- "$1/datadir.new"
            mv -- "$1/datadir.new" "$1/datadir"
            """;

    /** Arguments: notes, absent or present. */
    private static final String ACCOUNT = """
            set -e
            umask 077
            mkdir -p -- "$1"
            [ -e "$1/account" ] || { echo "$2" >"$1/account"; sync -- "$1/account"; }
            """;

    private final ClusterHost host;
    private final String operation;
    private final String notes;

    KeptFiles(ClusterHost host, String operation) {
        this.host = host;
        this.operation = operation;
        this.notes = UndoLook.notes(operation).toString();
    }

    /** Before a step is taken. */
    void before(Step step, ClusterDescription cluster) throws HostProblem, StepProblem {
        for (Path file : files(step, cluster)) {
            run(
                    BEFORE,
                    file.toString(),
                    file.resolveSibling(file.getFileName() + Step.COPY_OF_A_FILE + "-" + operation)
                            .toString());
        }
        if (step instanceof HostStep.StartFirst || step instanceof HostStep.StartJoiner) {
            run(DATADIR, host.node().paths().datadir().toString());
        } else if (step instanceof HostStep.CreateTransferAccount create) {
            run(ACCOUNT, ClusterSql.hasAccount(host, create.account()) ? "present" : "absent");
        }
    }

    /** After it was. */
    void after(Step step, ClusterDescription cluster) throws HostProblem, StepProblem {
        for (Path file : files(step, cluster)) {
            run(AFTER, file.toString());
        }
    }

    /** What a step may write. */
    private static List<Path> files(Step step, ClusterDescription cluster) {
        if (step instanceof HostStep.WriteOptionFile write) {
            return List.of(write.file());
        } else if (step instanceof HostStep.WriteSecretFile write) {
            return List.of(write.file());
        } else if (step instanceof HostStep.MakeAuthority) {
            return tls(cluster)
                    .flatMap(it -> Stream.of(it.authorityKey(), it.authority()))
                    .toList();
        } else if (step instanceof HostStep.IssueCertificate) {
            return tls(cluster)
                    .flatMap(it -> Stream.of(it.authority(), it.key(), it.certificate()))
                    .toList();
        }
        return List.of();
    }

    private static Stream<Tls> tls(ClusterDescription cluster) {
        return cluster.tls().stream();
    }

    private void run(String script, String... arguments) throws HostProblem, StepProblem {
        String[] all = Stream.concat(Stream.of(notes), Stream.of(arguments)).toArray(String[]::new);
        StepProblem.unlessGood(host.node().name(), "failure.host-command", host.run(script, all));
    }
}
