package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.Founding;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The server's script of {@code /etc/init.d} on a host without systemd. Its exit status is not believed: Debian's one gives up after half a minute, and tries a
 * second start by itself. What runs in the data directory is looked at instead.
 */
final class SysvService implements HostService {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofMinutes(4);

    /** As long as a package's server may need to recover its data. */
    private static final Duration WAIT = Duration.ofMinutes(15);

    private final ServerUnit server;

    SysvService(ServerUnit server) {
        this.server = server;
    }

    @Override
    public void stop() throws HostProblem, StepProblem {
        stopStarted(false);
    }

    @Override
    public void startFirst(Founding by) throws HostProblem, StepProblem {
        start("bootstrap");
    }

    @Override
    public void startJoiner() throws HostProblem, StepProblem {
        start("start");
    }

    private void start(String word) throws HostProblem, StepProblem {
        run(START, "failure.unit-not-started", SysvScripts.START, word, SysvScripts.ATTEND);
    }

    /** Each start says itself how long its script waits. */
    @Override
    public void raiseStartTimeout(Duration limit) {}

    @Override
    public void lowerStartTimeout() {}

    @Override
    public void lowerStartTimeoutUnlessItStarts() {}

    /** The switch is a word of one start, and kept nowhere. */
    @Override
    public void clearBootstrapSwitches() {}

    @Override
    public void stopStarted(boolean receiving) throws HostProblem, StepProblem {
        String script = receiving ? SysvScripts.KILL : SysvScripts.STOP;
        run(STOP, "failure.unit-not-stopped", script);
    }

    @Override
    public void startPackageServer(Path notes) throws HostProblem, StepProblem {
        start("start");
        run(WAIT, "failure.unit-not-started", SysvScripts.WAIT);
    }

    private void run(Duration limit, String key, String script, String... more) throws HostProblem, StepProblem {
        String[] words = new String[more.length + 2];
        words[0] = server.service();
        words[1] = server.datadir().toString();
        System.arraycopy(more, 0, words, 2, more.length);
        StepProblem.unlessGood(server.node(), key, server.run(limit, script, words));
    }
}
