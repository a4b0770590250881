package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.lab.LabFacts;
import dev.galeractl.bootstrap.lab.LabNode;
import dev.galeractl.bootstrap.lab.LabSpec;
import dev.galeractl.replication.node.ServerProcess;
import dev.galeractl.replication.state.WsrepStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Looks at a lab. Changes nothing; a server that is just starting is given a while to answer. */
final class LabCollector {
    private static final long PATIENCE_MILLIS = 15_000;
    private static final long POLL_MILLIS = 200;

    private final Tools tools;
    private final StatusLooks status;

    LabCollector(Tools tools, StatusLooks status) {
        this.tools = tools;
        this.status = status;
    }

    /**
     * @param provider the Galera library of the lab's installation
     * @param patient whether to wait for servers that run and do not answer yet
     */
    LabFacts collect(LabSpec spec, Path provider, boolean patient) {
        return new LabFacts(
                spec,
                text(spec.mark()),
                provider,
                spec.nodes().stream().map(node -> node(node, patient)).toList());
    }

    private LabFacts.Node node(LabNode node, boolean patient) {
        ServerFacts server = server(node, patient);
        return new LabFacts.Node(
                node, text(node.defaultsFile()), Datadirs.facts(tools.runtime(), node.datadir()), server);
    }

    private ServerFacts server(LabNode node, boolean patient) {
        long deadline = System.nanoTime() + (patient ? PATIENCE_MILLIS * 1_000_000 : 0);
        while (true) {
            Optional<ServerProcess> process = tools.runtime().serverOf(node.datadir());
            if (process.isEmpty()) {
                return new ServerFacts.Stopped();
            }
            Optional<WsrepStatus> words = status.statusOf(process.get(), node.datadir(), node.socket());
            if (words.isPresent() || System.nanoTime() >= deadline) {
                boolean ours = process.get().arguments().contains("--defaults-file=" + node.defaultsFile());
                return new ServerFacts.Running(process.get().pid(), ours ? Origin.GALERACTL : Origin.FOREIGN, words);
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                deadline = System.nanoTime();
            }
        }
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
