package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Tls;
import dev.galeractl.bootstrap.cluster.undo.UndoLook;
import dev.galeractl.bootstrap.fact.InitSystem;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Notes on a node's host how it was before a step: its files ({@link KeptFiles}), what lay in the data directory before the server was first started, whether the
 * account of the state transfer was there, which sockets would start the package's server.
 */
final class StepNotes {
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

    /** Arguments: notes, unit. */
    private static final String SOCKETS = """
            set -e
            umask 077
            mkdir -p -- "$1"
            [ ! -e "$1/sockets" ] || exit 0
            for socket in $(systemctl show --property=TriggeredBy "$2" | sed 's/^TriggeredBy=//'); do
                ! systemctl is-active --quiet "$socket" || echo "$socket"
            done >"$1/sockets.new"
            sync -- "$1/sockets.new"
            mv -- "$1/sockets.new" "$1/sockets"
            """;

    private final ClusterHost host;
    private final KeptFiles kept;
    private final String notes;

    StepNotes(ClusterHost host, String operation) {
        this.host = host;
        this.kept = new KeptFiles(host.shell(), operation);
        this.notes = UndoLook.notes(operation).toString();
    }

    /** Before a step is taken. */
    void before(Step step, ClusterDescription cluster) throws HostProblem, StepProblem {
        kept.before(files(step, cluster));
        if (step instanceof HostStep.StartFirst || step instanceof HostStep.StartJoiner) {
            host.shell().succeed(DATADIR, notes, host.node().paths().datadir().toString());
        } else if (step instanceof HostStep.StopFreshServer stop && host.init() == InitSystem.SYSTEMD) {
            host.shell().succeed(SOCKETS, notes, host.server().service(stop.unit()));
        } else if (step instanceof HostStep.CreateTransferAccount create) {
            host.shell().succeed(ACCOUNT, notes, ClusterSql.hasAccount(host, create.account()) ? "present" : "absent");
        }
    }

    /** After it was. */
    void after(Step step, ClusterDescription cluster) throws HostProblem, StepProblem {
        kept.after(files(step, cluster));
    }

    /** What a step may write. */
    static List<Path> files(Step step, ClusterDescription cluster) {
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
}
