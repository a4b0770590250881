package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostCommand;
import dev.galeractl.bootstrap.host.HostProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a described node lives.
 *
 * @param socket of its server, for clients
 * @param unit that starts its server, such as {@code mariadb}
 */
public record ClusterHost(Node node, Host host, Path socket, String unit) {
    private static final Duration QUICK = Duration.ofSeconds(30);

    /** Asks the server of the socket as root; the statements are seen by nobody. */
    private static final String CLIENT = "client=mariadb; command -v mariadb >/dev/null 2>&1 || client=mysql; "
            + "HOME=/root exec \"$client\" --protocol=socket --socket=\"$1\" --connect-timeout=5 --batch --skip-column-names";

    /** Runs a shell script as root; its arguments are {@code $1} and so on. */
    CommandResult run(String script, String... arguments) throws HostProblem {
        return host.run(command(script, QUICK, arguments));
    }

    /** The same with more time than usual. */
    CommandResult run(Duration limit, String script, String... arguments) throws HostProblem {
        return host.run(command(script, limit, arguments));
    }

    /** The same for a script that changes nothing. */
    CommandResult ask(String script, String... arguments) throws HostProblem {
        return host.run(command(script, QUICK, arguments).onlyReading());
    }

    /** Runs statements; the result has a line for each row. */
    CommandResult sql(String statements) throws HostProblem {
        return host.run(command(CLIENT, QUICK, socket.toString())
                .withInput((statements + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private static HostCommand command(String script, Duration limit, String... arguments) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", script, "galeractl"));
        words.addAll(List.of(arguments));
        return HostCommand.of(words).within(limit).asRoot();
    }
}
