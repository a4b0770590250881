package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.cluster.look.HeldLock;
import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.HostProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * One operation at a time on a cluster, wherever it is run from. A folder on every host is the lock, with a file in it that says who holds it. It comes into its place
 * with that file, or not at all, for a folder is renamed only onto an empty one (rename(2)). An operation that goes on after an interruption still has its own.
 */
final class ClusterLocks {
    private static final int HELD = 3;

    /** Arguments: folder, operation, who. Nobody may read any more what it says, and it shall not die of that with half a lock made. */
    private static final String TAKE = """
            umask 022; trap '' PIPE
            mkdir -p -- "$(dirname -- "$1")" || exit 1
            new=$(mktemp -d -- "$1.new.XXXXXX") || exit 1
            trap 'rm -rf -- "$new"' EXIT; trap 'exit 1' HUP INT TERM
            chmod 755 -- "$new" || exit 1
            printf '%s\n' "operation=$2 by=$3 at=$(date -u +%Y-%m-%dT%H:%M:%SZ)" > "$new/owner" || exit 1
            mv -T -- "$new" "$1" 2>/dev/null && exit 0
            case $(cat -- "$1/owner" 2>/dev/null) in
                "operation=$2 "*) exit 0 ;;
            esac
            cat -- "$1/owner" 2>/dev/null || echo 'its owner is not known'
            exit 3
            """;

    /** Arguments: folder, operation. Another's stays. */
    private static final String RELEASE = """
            case $(cat -- "$1/owner" 2>/dev/null) in
                "operation=$2 "*) rm -f -- "$1/owner" && rmdir -- "$1" ;;
            esac
            """;

    private static final int YOUNG = 4;

    /** Arguments: folder, operation, minutes. Of the name that was given only, and by the host's own clock. */
    private static final String BREAK = """
            [ -e "$1/owner" ] || exit 0
            owner=$(cat -- "$1/owner" 2>/dev/null) || owner='its owner is not known'
            echo "$owner"
            case $owner in
                "operation=$2 "*) ;;
                *) exit 3 ;;
            esac
            [ -n "$(find "$1/owner" -mmin "+$3")" ] || exit 4
            rm -f -- "$1/owner" && rmdir -- "$1"
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
            CommandResult result = host.run(TAKE, HeldLock.FOLDER, operation, operator);
            if (result.isGood()) {
                taken.add(host);
                continue;
            }
            release(taken, operation);
            if (result.status() == HELD) {
                throw held("failure.cluster-locked", host, result);
            }
            StepProblem.unlessGood(host.node().name(), "failure.host-command", result);
        }
    }

    /** Takes away what a dead operation left; where it left none, nothing is done. */
    void breakLock(List<ClusterHost> hosts, String operation) throws HostProblem, StepProblem {
        for (ClusterHost host : hosts) {
            CommandResult result =
                    host.run(BREAK, HeldLock.FOLDER, operation, Long.toString(HeldLock.OLD_ENOUGH.toMinutes()));
            if (result.status() == HELD) {
                throw held("failure.cluster-locked", host, result);
            } else if (result.status() == YOUNG) {
                throw held("failure.lock-too-young", host, result);
            }
            StepProblem.unlessGood(host.node().name(), "failure.host-command", result);
        }
    }

    /** Says who has it, since when, and what can be done. */
    private static StepProblem.Held held(String key, ClusterHost host, CommandResult result) {
        return new StepProblem.Held(
                new HeldLock(result.text().strip()).sentence(key, host.node().name()));
    }

    void release(List<ClusterHost> hosts, String operation) throws HostProblem, StepProblem {
        for (ClusterHost host : hosts) {
            StepProblem.unlessGood(
                    host.node().name(), "failure.host-command", host.run(RELEASE, HeldLock.FOLDER, operation));
        }
    }
}
