package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.Founding;
import java.nio.file.Path;
import java.time.Duration;

/** What starts and stops the server of a host, in the way of its init. */
sealed interface HostService permits SystemdService, SysvService {
    /** The one of that server. */
    static HostService of(ServerUnit server) {
        return switch (server.init()) {
            case SYSTEMD -> new SystemdService(server);
            case SYSV -> new SysvService(server);
        };
    }

    /** Stops it, and whatever would start it again for whoever connects. */
    void stop() throws HostProblem, StepProblem;

    /** Starts it as the first of a new cluster, this once. Why it does not come up shows the wait that follows: it reads the log. */
    void startFirst(Founding by) throws HostProblem, StepProblem;

    /** Starts it as a member. Does not wait: a transfer may take hours. */
    void startJoiner() throws HostProblem, StepProblem;

    /** Lets it wait longer for a start. */
    void raiseStartTimeout(Duration limit) throws HostProblem, StepProblem;

    /** Takes that back. */
    void lowerStartTimeout() throws HostProblem, StepProblem;

    /** The same, but not while a start is going on. */
    void lowerStartTimeoutUnlessItStarts() throws HostProblem, StepProblem;

    /** Takes every switch away that would make a new cluster at the next start. */
    void clearBootstrapSwitches() throws HostProblem, StepProblem;

    /**
     * Stops what an operation has started, to take it back.
     *
     * @param receiving it has no whole data yet, and may be killed
     */
    void stopStarted(boolean receiving) throws HostProblem, StepProblem;

    /**
     * Starts the package's server again that an operation had stopped.
     *
     * @param notes of that operation
     */
    void startPackageServer(Path notes) throws HostProblem, StepProblem;
}
