package dev.galeractl.bootstrap.guard;

import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import dev.galeractl.bootstrap.fact.ServiceUnit;
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
        Optional<ServiceUnit> unit = asked.node().host().unit().filter(it -> it.runs(running.get()));
        if (unit.isPresent()
                && running.get().origin() == Origin.FOREIGN
                && !unit.get().runsTheFile()) {
            return List.of(ofAnotherFile(asked, running.get(), unit.get()));
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

    private static Refusal ofAnotherFile(Case asked, Running running, ServiceUnit unit) {
        return asked.refuse(
                "server-runs.other-unit",
                "pid",
                Long.toString(running.pid()),
                "datadir",
                asked.node().datadir().path().toString(),
                "file",
                asked.node().defaultsFile().toString(),
                "unit",
                unit.name(),
                "others",
                String.join(", ", unit.reading().others()));
    }

    /** Join: a server that is a full member of the cluster already has what is wished, whoever started it. */
    static List<Refusal> onlyOurOwnOrAMember(Case asked) {
        return asked.running().filter(Running::synced).isPresent() ? List.of() : onlyOurOwn(asked);
    }
}
