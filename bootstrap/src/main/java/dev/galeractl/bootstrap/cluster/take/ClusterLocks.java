package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * One operation at a time on a cluster, wherever it is run from. A folder on every host is the lock, for making one succeeds only once; a file in it says who
 * holds it. An operation that goes on after an interruption still has its own.
 */
final class ClusterLocks {
    static final String FOLDER = "/var/lib/galeractl/cluster-lock";

    private static final int HELD = 3;

    /** Arguments: folder, operation, who. A lock whose owner is not written yet is asked again: between the two steps lie milliseconds. */
    private static final String TAKE = """
            umask 022
            mkdir -p -- "$(dirname -- "$1")" || exit 1
            if mkdir -- "$1" 2>/dev/null; then
                printf '%s\\n' "operation=$2 by=$3 at=$(date -u +%Y-%m-%dT%H:%M:%SZ)" > "$1/owner.new" && mv -- "$1/owner.new" "$1/owner"
                exit
            fi
            [ -s "$1/owner" ] || sleep 2
            case $(cat -- "$1/owner" 2>/dev/null) in
                "operation=$2 "*) exit 0 ;;
            esac
            cat -- "$1/owner" 2>/dev/null || echo 'its owner is not known'
            exit 3
            """;

    /** Arguments: folder, operation. Another's stays. */
    private static final String RELEASE = """
            case $(cat -- "$1/owner" 2>/dev/null) in
                "operation=$2 "*) rm -f -- "$1/owner" "$1/owner.new" && rmdir -- "$1" ;;
            esac
            """;

    private final String operator;

    /** Locks in the name of somebody, for the eyes of others. */
    ClusterLocks(String operator) {
        this.operator = operator;
    }

    /** Takes it on all hosts, or on none. */
    void take(List<ClusterHost> hosts, String operation) throws HostProblem, StepProblem {
        List<ClusterHost> taken = new ArrayList<>();
        for (ClusterHost host : hosts) {
            CommandResult result = host.run(TAKE, FOLDER, operation, operator);
            if (result.isGood()) {
                taken.add(host);
                continue;
            }
            release(taken, operation);
            if (result.status() == HELD) {
                throw new StepProblem(Sentence.of(
                        "failure.cluster-locked",
                        "node",
                        host.node().name(),
                        "owner",
                        result.text().strip(),
                        "folder",
                        FOLDER));
            }
            StepProblem.unlessGood(host.node().name(), "failure.host-command", result);
        }
    }

    void release(List<ClusterHost> hosts, String operation) throws HostProblem, StepProblem {
        for (ClusterHost host : hosts) {
            StepProblem.unlessGood(host.node().name(), "failure.host-command", host.run(RELEASE, FOLDER, operation));
        }
    }
}
