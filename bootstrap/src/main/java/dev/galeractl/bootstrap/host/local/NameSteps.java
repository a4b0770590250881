package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.execute.StepResult;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.group.ProbeResult.GroupAnswer;
import dev.galeractl.replication.group.frame.GroupName;
import dev.galeractl.replication.node.NodeProblem;
import java.util.List;
import java.util.Optional;

/** The step that asks members for their cluster's name. */
final class NameSteps {
    private final Tools tools;
    private final Launches launches;

    NameSteps(Tools tools, Launches launches) {
        this.tools = tools;
        this.launches = launches;
    }

    /** One member after the other, each once, until one has said yes or no. Who says neither has not forbidden anything. */
    StepResult ask(Step.AskClusterName step) throws NodeProblem {
        LocalProbe probe = new LocalProbe(
                tools.probe(),
                GroupName.of(step.cluster()),
                TlsIdentities.of(launches.of(step.defaultsFile()).options()));
        for (String member : step.members()) {
            Optional<GroupAnswer> answer = probe.look(List.of(member)).hosts().stream()
                    .flatMap(host -> host.group().stream())
                    .findFirst();
            if (answer.equals(Optional.of(GroupAnswer.OTHER))) {
                return StepResult.Failed.because(Sentence.of(
                        "failure.cluster-name",
                        "node",
                        step.node(),
                        "member",
                        member,
                        "cluster",
                        step.cluster(),
                        "file",
                        step.defaultsFile().toString()));
            }
            if (answer.equals(Optional.of(GroupAnswer.SAME))) {
                break;
            }
        }
        return StepResult.Done.already();
    }
}
