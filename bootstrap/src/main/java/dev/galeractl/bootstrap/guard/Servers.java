package dev.galeractl.bootstrap.guard;

import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import java.util.List;
import java.util.Optional;

/** The row of the table that asks whether a server works on the datadir already. */
final class Servers {
    private Servers() {}

    /** Bootstrap: beside a server that runs, only the very operation that started it may go on. */
    static List<Refusal> onlyOurOwn(Case asked) {
        Optional<Running> running = asked.running();
        if (running.isEmpty() || running.get().origin() == Origin.SAME_OPERATION) {
            return List.of();
        }
        String pid = Long.toString(running.get().pid());
        return List.of(
                running.get().origin() == Origin.GALERACTL
                        ? asked.refuse(
                                "server-runs.galeractl",
                                "pid",
                                pid,
                                "datadir",
                                asked.node().datadir().path().toString(),
                                "file",
                                asked.node().defaultsFile().toString())
                        : asked.refuse(
                                "server-runs.foreign",
                                "pid",
                                pid,
                                "datadir",
                                asked.node().datadir().path().toString()));
    }

    /** Join: a server that is a full member of the cluster already has what is wished, whoever started it. */
    static List<Refusal> onlyOurOwnOrAMember(Case asked) {
        return asked.running().filter(Running::synced).isPresent() ? List.of() : onlyOurOwn(asked);
    }
}
