package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.execute.StepResult;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import java.nio.file.Path;
import java.util.Optional;

/** Takes the steps that are the business of what starts a host's services. */
public final class ServiceSteps {
    private final HostService service;

    public ServiceSteps(ServerUnit server) {
        this.service = HostService.of(server);
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
        if (step instanceof HostStep.StopFreshServer || step instanceof HostStep.StopService) {
            service.stop();
        } else if (step instanceof HostStep.RaiseStartTimeout raise) {
            service.raiseStartTimeout(raise.limit());
        } else if (step instanceof HostStep.LowerStartTimeout) {
            service.lowerStartTimeout();
        } else if (step instanceof HostStep.StartFirst first) {
            service.startFirst(first.by());
        } else if (step instanceof HostStep.StartJoiner) {
            service.startJoiner();
        } else if (step instanceof HostStep.ClearBootstrapSwitches) {
            service.clearBootstrapSwitches();
        } else {
            return Optional.empty();
        }
        return Optional.of(StepResult.Done.taken());
    }

    /**
     * Nobody goes on with a plan for now: takes back what its start has set at the service. A start that is still going on keeps its limit, with which systemd
     * would end it; whoever goes on with the plan sees it. What cannot be taken back now is not told: why the plan stopped is.
     */
    public void leave(Plan plan) {
        for (Step step : plan.steps()) {
            try {
                if (step instanceof HostStep.ClearBootstrapSwitches) {
                    service.clearBootstrapSwitches();
                } else if (step instanceof HostStep.LowerStartTimeout) {
                    service.lowerStartTimeoutUnlessItStarts();
                }
            } catch (HostProblem | StepProblem untold) {
                // See above.
            }
        }
    }
}
