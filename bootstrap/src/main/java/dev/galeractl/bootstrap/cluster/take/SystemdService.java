package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.Founding;
import java.nio.file.Path;
import java.time.Duration;

/** The server's unit of systemd on a host. */
final class SystemdService implements HostService {
    private static final Duration STOP = Duration.ofMinutes(3);
    private static final Duration STOP_STARTED = Duration.ofMinutes(4);

    /** The first node has nobody to wait for; recovery of an adopted datadir may take its time. */
    private static final Duration FIRST_START = Duration.ofMinutes(15);

    /**
     * The switch that the unit of MariaDB hands to its server. It is gone again when the script ends, however that happens; a killed machine forgets it, too.
     * The file is what newer packages' galera_new_cluster leaves while it waits (Debian's 10.11.14 and 11.8.6).
     */
    private static final String CLEAR =
            "systemctl unset-environment _WSREP_NEW_CLUSTER; rm -f -- /run/mysqld/wsrep-new-cluster";

    /** An instance of Percona's template unit that is enabled would make a new cluster whenever its host starts. */
    private static final String CLEAR_ALL = CLEAR + "; "
            + "[ \"$(systemctl is-enabled mysql@bootstrap.service 2>/dev/null)\" != enabled ] || "
            + "systemctl disable --quiet mysql@bootstrap.service";

    private static final String START_BY_UNIT = "systemctl reset-failed \"$1\" 2>/dev/null; systemctl start \"$1\"";

    private static final String START_FIRST = "trap '" + CLEAR + "' EXIT; trap 'exit 1' HUP INT TERM; "
            + "systemctl reset-failed \"$1\" 2>/dev/null; "
            + "systemctl set-environment _WSREP_NEW_CLUSTER=--wsrep-new-cluster && systemctl start \"$1\"";

    /** Nobody waits for it here: a transfer may take hours. */
    private static final String START_JOINER =
            CLEAR + "; systemctl reset-failed \"$1\" 2>/dev/null; systemctl start --no-block \"$1\"";

    /** Below /run: the next boot forgets it. */
    private static final String RAISE = "d=/run/systemd/system/$1.d; mkdir -p -- \"$d\" && "
            + "printf '[Service]\\nTimeoutStartSec=%s\\n' \"$2\" > \"$d/galeractl.conf\" && systemctl daemon-reload";

    /** Not while the unit starts: with the shorter limit systemd would end a start that took longer until now. It says that it is up a moment after the server is. */
    private static final String LOWER = "d=/run/systemd/system/$1.d; [ -e \"$d/galeractl.conf\" ] || exit 0; n=0; "
            + "while [ \"$(systemctl show --property=ActiveState \"$1\")\" = ActiveState=activating ]; do "
            + "[ $n -lt 100 ] || { echo 'it is still starting' >&2; exit 1; }; n=$((n + 1)); sleep 0.2; done; "
            + "rm -f -- \"$d/galeractl.conf\"; rmdir -- \"$d\" 2>/dev/null; systemctl daemon-reload";

    /**
     * Sockets first: whoever connects to one would start the server anew (Debian's packages bring mariadb.socket for port 3306, and it is in effect from the next
     * boot on). The next boot brings them back.
     */
    private static final String STOP_SERVICE =
            "for s in $(systemctl show --property=TriggeredBy \"$1\" | sed 's/^TriggeredBy=//'); do "
                    + "! systemctl is-active --quiet \"$s\" || systemctl stop \"$s\" || exit 1; done; systemctl stop \"$1\"";

    /**
     * Arguments: unit, whether it may be killed. A server in the middle of a start or of a transfer swallows SIGTERM (seen on MariaDB 10.11.19), and its unit kills
     * nobody (SendSIGKILL=no).
     */
    private static final String END = """
            if [ "$2" = true ]; then
                timeout 30 systemctl stop "$1" && exit 0
                systemctl kill --signal=KILL "$1"
            fi
            systemctl stop "$1"
            """;

    /** Arguments: unit, notes. A socket cannot be started any more when its service runs. */
    private static final String START_PACKAGE_SERVER = """
            [ ! -e "$2/sockets" ] || while read -r socket; do systemctl start "$socket" || exit 1; done <"$2/sockets"
            systemctl start "$1"
            """;

    private final ServerUnit server;

    SystemdService(ServerUnit server) {
        this.server = server;
    }

    @Override
    public void stop() throws HostProblem, StepProblem {
        StepProblem.unlessGood(
                server.node(), "failure.unit-not-stopped", server.run(STOP, STOP_SERVICE, server.service()));
    }

    @Override
    public void startFirst(Founding by) throws HostProblem {
        String script = by instanceof Founding.ByUnit ? START_BY_UNIT : START_FIRST;
        server.run(FIRST_START, script, server.service(by.unit()));
    }

    @Override
    public void startJoiner() throws HostProblem, StepProblem {
        StepProblem.unlessGood(server.node(), "failure.unit-not-started", server.run(START_JOINER, server.service()));
    }

    @Override
    public void raiseStartTimeout(Duration limit) throws HostProblem, StepProblem {
        StepProblem.unlessGood(
                server.node(),
                "failure.host-command",
                server.run(RAISE, server.service(), Long.toString(limit.toSeconds())));
    }

    @Override
    public void lowerStartTimeout() throws HostProblem, StepProblem {
        StepProblem.unlessGood(server.node(), "failure.host-command", server.run(LOWER, server.service()));
    }

    /** A transfer that still runs would be cut off: the reloaded limit counts from its beginning. */
    @Override
    public void lowerStartTimeoutUnlessItStarts() throws HostProblem, StepProblem {
        StepProblem.unlessGood(
                server.node(),
                "failure.host-command",
                server.run(
                        "[ \"$(systemctl show --property=ActiveState \"$1\")\" = ActiveState=activating ] && exit 0; "
                                + LOWER,
                        server.service()));
    }

    @Override
    public void clearBootstrapSwitches() throws HostProblem, StepProblem {
        StepProblem.unlessGood(server.node(), "failure.host-command", server.run(CLEAR_ALL));
    }

    @Override
    public void stopStarted(boolean receiving) throws HostProblem, StepProblem {
        StepProblem.unlessGood(
                server.node(),
                "failure.unit-not-stopped",
                server.run(STOP_STARTED, END, server.service(), Boolean.toString(receiving)));
    }

    @Override
    public void startPackageServer(Path notes) throws HostProblem, StepProblem {
        StepProblem.unlessGood(
                server.node(),
                "failure.unit-not-started",
                server.run(FIRST_START, START_PACKAGE_SERVER, server.service(), notes.toString()));
    }
}
