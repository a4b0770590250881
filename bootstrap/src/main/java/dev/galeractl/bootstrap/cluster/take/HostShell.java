package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostCommand;
import dev.galeractl.bootstrap.host.HostProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A host on which shell scripts are run as root.
 *
 * @param node what the node or arbitrator is called that lives there
 */
record HostShell(String node, Host host) {
    static final Duration QUICK = Duration.ofSeconds(30);

    /** Runs a script; its arguments are {@code $1} and so on. */
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

    /** Has to succeed. */
    void succeed(String script, String... arguments) throws HostProblem, StepProblem {
        StepProblem.unlessGood(node, "failure.host-command", run(script, arguments));
    }

    static HostCommand script(String script, Duration limit, String... arguments) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", script, "galeractl"));
        words.addAll(List.of(arguments));
        return HostCommand.of(words).within(limit).asRoot();
    }
}
