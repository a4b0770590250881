package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.execute.NodeOutcome;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.lab.LabFacts;
import dev.galeractl.bootstrap.lab.Mistake;
import dev.galeractl.diagnostics.doctor.DoctorReport;
import dev.galeractl.replication.node.LogSpan;
import java.util.ArrayList;
import java.util.List;

/** What the doctor makes of a node that was broken on purpose. */
final class BreakConsequences {
    private BreakConsequences() {}

    /** What the doctor makes of the broken node's log, with the logs of those beside it that still run. */
    static DoctorReport of(Outcome outcome, Mistake mistake, LabFacts facts) {
        NodeOutcome broken = outcome.nodes().get(outcome.nodes().size() - 1);
        List<List<LogSpan>> logs = new ArrayList<>(List.of(broken.log()));
        for (LabFacts.Node node : facts.nodes()) {
            if (!node.name().equals(broken.node())) {
                node.running()
                        .ifPresent(running ->
                                logs.add(List.of(StartLogs.of(node.node().errorLog(), running.pid()))));
            }
        }
        if (mistake == Mistake.KILL) {
            return StartLogs.withKilled(StartLogs.diagnose(broken.log()), broken.node(), broken.log());
        }
        // Only a second cluster shows in the others' logs; elsewhere they would tell old stories.
        return mistake == Mistake.BOOTSTRAP_ADDRESS_LEFT
                ? StartLogs.diagnoseAll(logs)
                : StartLogs.diagnose(broken.log());
    }
}
