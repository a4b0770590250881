package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.fact.InitSystem;
import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A server that the service manager of a host runs, be the host this one or another.
 *
 * @param node what the node is called
 * @param unit or script that starts the server, such as {@code mariadb}
 * @param socket of the server, for clients
 * @param errorLog to which the server writes; empty if it leaves its words to the service manager's journal, or if that is not known
 */
public record ServerUnit(
        String node, Host host, InitSystem init, String unit, Path socket, Path datadir, Optional<Path> errorLog) {
    /** As its service manager calls it. */
    String service() {
        return service(unit);
    }

    /** A unit as the same service manager calls it. */
    String service(String other) {
        return switch (init) {
            case SYSTEMD -> other + ".service";
            case SYSV -> other;
        };
    }

    /** Runs a shell script as root; its arguments are {@code $1} and so on. */
    CommandResult run(Duration limit, String script, String... arguments) throws HostProblem {
        return shell().run(limit, script, arguments);
    }

    /** The same within the time that is usual. */
    CommandResult run(String script, String... arguments) throws HostProblem {
        return shell().run(script, arguments);
    }

    /** The same for a script that changes nothing. */
    CommandResult ask(String script, String... arguments) throws HostProblem {
        return shell().ask(script, arguments);
    }

    private HostShell shell() {
        return new HostShell(node, host);
    }
}
