package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.execute.StepResult;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.HostStep;
import java.nio.file.Path;
import java.util.Optional;

/** Takes the steps that are the business of a host's service manager. */
public final class ServiceSteps {
    private final SystemdService service;

    public ServiceSteps(ServerUnit server) {
        this.service = new SystemdService(server);
    }

    /**
     * The file that is there as long as a start timeout is raised.
     *
     * @param service the unit with its ending
     */
    public static Path raisedLimit(String service) {
        return Path.of("/run/systemd/system", service + ".d", "galeractl.conf");
    }

    /**
     * Takes the step.
     *
     * @return empty if it is another's business; then nothing was done
     */
    public Optional<StepResult> take(HostStep step) throws HostProblem, StepProblem {
        if (step instanceof HostStep.StopFreshServer) {
            service.stop();
        } else if (step instanceof HostStep.RaiseStartTimeout raise) {
            service.raiseStartTimeout(raise.limit());
        } else if (step instanceof HostStep.LowerStartTimeout) {
            service.lowerStartTimeout();
        } else if (step instanceof HostStep.StartFirst) {
            // Why it is not up shows the wait that follows: it reads the log.
            service.startFirst();
        } else if (step instanceof HostStep.StartJoiner) {
            service.startJoiner();
        } else if (step instanceof HostStep.ClearBootstrapSwitches) {
            service.clearBootstrapSwitches();
        } else {
            return Optional.empty();
        }
        return Optional.of(StepResult.Done.taken());
    }
}
