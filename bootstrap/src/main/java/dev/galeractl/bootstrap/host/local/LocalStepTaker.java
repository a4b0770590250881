package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.StepResult;
import dev.galeractl.bootstrap.execute.StepTaker;
import dev.galeractl.bootstrap.fact.PeerEvidence;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.node.NodeProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Takes the steps of a plan on this host. One object serves one run: it remembers the servers that it launched, the positions that they recovered and the
 * clusters that they are in. Every step can be taken again; what is done already is left alone.
 */
final class LocalStepTaker implements StepTaker {
    private final OwnedFolder owned;
    private final DatadirSteps datadirs;
    private final StartSteps starts;
    private final AwaitSteps waits;
    private final StopSteps stops;
    private final NameSteps names;

    /**
     * @param owned the folder in which files may be written and deleted and servers killed: a lab's, or none
     * @param peers looks at the other members that the option file lists
     */
    LocalStepTaker(
            Tools tools,
            Launches launches,
            StatusLooks status,
            Duration patience,
            OwnedFolder owned,
            Supplier<List<PeerEvidence>> peers) {
        NodeMemory memory = new NodeMemory(tools, launches);
        this.owned = owned;
        this.datadirs = new DatadirSteps(tools, launches, owned, memory);
        this.waits = new AwaitSteps(tools, launches, status, patience, peers, memory);
        this.starts = new StartSteps(tools, launches, waits, memory);
        this.names = new NameSteps(tools, launches);
        this.stops = new StopSteps(tools, launches, owned, memory);
    }

    @Override
    public StepResult take(Step step, ExecutionListener listener) throws InterruptedException {
        try {
            return dispatch(step, listener);
        } catch (NodeProblem e) {
            return StepResult.Failed.because(Sentence.of(
                    "failure.node." + e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "node",
                    step.node(),
                    "detail",
                    e.detail()));
        } catch (IOException | UncheckedIOException e) {
            return StepResult.Failed.because(
                    Sentence.of("failure.io", "node", step.node(), "detail", String.valueOf(e.getMessage())));
        }
    }

    private StepResult dispatch(Step step, ExecutionListener listener)
            throws NodeProblem, IOException, InterruptedException {
        if (step instanceof Step.WriteFile write) {
            return owned.write(write.file(), write.content()) ? StepResult.Done.taken() : StepResult.Done.already();
        } else if (step instanceof Step.SetDatadirAside aside) {
            return datadirs.setAside(aside);
        } else if (step instanceof Step.CreateDatadir create) {
            return datadirs.createDatadir(create, listener);
        } else if (step instanceof Step.RecoverPosition recover) {
            return datadirs.recoverPosition(recover, listener);
        } else if (step instanceof Step.MarkSeed mark) {
            return DatadirSteps.markSeed(mark);
        } else if (step instanceof Step.AskClusterName ask) {
            return names.ask(ask);
        } else if (step instanceof Step.StartServer start) {
            return starts.start(start);
        } else if (step instanceof Step.StartMostAdvanced most) {
            return starts.startMostAdvanced(most, listener);
        } else if (step instanceof Step.AwaitSynced await) {
            return waits.awaitSynced(await, listener);
        } else if (step instanceof Step.AwaitConsequence await) {
            return waits.awaitConsequence(await, listener);
        } else if (step instanceof Step.StopServer stop) {
            return stops.stop(stop);
        } else if (step instanceof Step.KillServer kill) {
            return stops.kill(kill);
        }
        return datadirs.delete((Step.DeleteFolder) step);
    }
}
