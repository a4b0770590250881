package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostCommand;
import dev.galeractl.bootstrap.host.HostProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server that the service manager of a host runs, be the host this one or another.
 *
 * @param node what the node is called
 * @param unit that starts the server, such as {@code mariadb}
 * @param socket of the server, for clients
 * @param errorLog to which the server writes; empty if it leaves its words to the service manager's journal, or if that is not known
 */
public record ServerUnit(String node, Host host, String unit, Path socket, Path datadir, Optional<Path> errorLog) {
    static final Duration QUICK = Duration.ofSeconds(30);

    /** As systemd calls it. */
    String service() {
        return unit + ".service";
    }

    /** Runs a shell script as root; its arguments are {@code $1} and so on. */
    CommandResult run(Duration limit, String script, String... arguments) throws HostProblem {
        return host.run(script(script, limit, arguments));
    }

    /** The same within the time that is usual. */
    CommandResult run(String script, String... arguments) throws HostProblem {
        return run(QUICK, script, arguments);
    }

    /** The same for a script that changes nothing. */
    CommandResult ask(String script, String... arguments) throws HostProblem {
        return host.run(script(script, QUICK, arguments).onlyReading());
    }

    static HostCommand script(String script, Duration limit, String... arguments) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", script, "galeractl"));
        words.addAll(List.of(arguments));
        return HostCommand.of(words).within(limit).asRoot();
    }
}
