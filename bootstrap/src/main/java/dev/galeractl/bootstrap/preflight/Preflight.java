package dev.galeractl.bootstrap.preflight;

import dev.galeractl.bootstrap.fact.Facts;
import dev.galeractl.bootstrap.fact.HostFacts;
import dev.galeractl.bootstrap.fact.NodeFacts;
import dev.galeractl.bootstrap.fact.PeerEvidence;
import dev.galeractl.bootstrap.fact.PeerEvidence.Answer;
import dev.galeractl.bootstrap.fact.PortFacts;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import dev.galeractl.bootstrap.fact.ServiceUnit;
import dev.galeractl.bootstrap.guard.Operation;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.diagnostics.finding.FindingCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The named checks of one node: would its server start, and could it work? Pure; what is not safe is the safety table's business. */
public final class Preflight {
    /** Below this a fresh datadir with its redo log and write-set cache does not fit. */
    private static final long LEAST_FREE_BYTES = 300L << 20;

    private static final long COMFORTABLE_FREE_BYTES = 2L << 30;
    /** The longest path that the operating system takes as a socket's address. */
    private static final int LONGEST_SOCKET_PATH = 107;

    private static final String MARIADB = "MariaDB";

    /** What is wrong for a plain start and mended by bootstrapping once: the guards and the plan's remarks speak of it. */
    private static final Set<FindingCode> MENDED_BY_BOOTSTRAP = Set.of(new FindingCode("GAL201"));

    private final NodeFacts node;
    private final Operation operation;
    private final List<Check> checks = new ArrayList<>();

    private Preflight(NodeFacts node, Operation operation) {
        this.node = node;
        this.operation = operation;
    }

    /**
     * Checks the node for the operation. A node whose server runs already is only asked about its option file.
     *
     * @param cluster the name that the node gives its cluster
     * @param createsDatadir whether the plan makes system tables
     */
    public static PreflightReport check(Facts facts, String cluster, Operation operation, boolean createsDatadir) {
        Preflight preflight = new Preflight(facts.node(), operation);
        preflight.checks.addAll(
                OptionFileChecks.of(facts.node(), operation == Operation.BOOTSTRAP ? MENDED_BY_BOOTSTRAP : Set.of()));
        if (!(facts.node().server() instanceof Running)) {
            preflight.cluster(facts.peers());
            if (operation == Operation.JOIN) {
                ClusterNameCheck.of(facts.node().name(), facts.peers(), cluster).ifPresent(preflight.checks::add);
            }
            preflight.host(facts.node().host());
            if (createsDatadir) {
                preflight.paths(facts.node().host());
            }
        }
        return new PreflightReport(preflight.checks);
    }

    /** A member that greets may be outside the Primary Component; only its status tells. */
    private void cluster(List<PeerEvidence> peers) {
        String answering = String.join(
                ", ",
                peers.stream()
                        .filter(peer -> peer.answer() == Answer.GALERA)
                        .map(PeerEvidence::written)
                        .toList());
        if (operation != Operation.JOIN || answering.isEmpty()) {
            return;
        }
        if (peers.stream().anyMatch(peer -> peer.primary().orElse(false))) {
            add("cluster", Result.PASS, "check.cluster.pass");
        } else {
            add("cluster", Result.UNKNOWN, "check.cluster.unknown", "peers", answering);
        }
    }

    private void host(HostFacts host) {
        server(host);
        service(host);
        user(host);
        folders(host);
        space(host);
        ports(host);
        socket(host);
        stateTransfer(host);
    }

    private void server(HostFacts host) {
        if (host.server().isEmpty()) {
            add("server", Result.FAIL, "check.server.fail");
        } else {
            add(
                    "server",
                    Result.PASS,
                    "check.server.pass",
                    "server",
                    host.server().get().toString(),
                    "version",
                    host.serverVersion().orElse("?"));
        }
    }

    /** Whoever starts the server has to be told exactly what was checked. */
    private void service(HostFacts host) {
        if (host.unit().isEmpty()) {
            return;
        }
        ServiceUnit unit = host.unit().get();
        String[] parameters = {
            "unit",
            unit.name(),
            "file",
            node.defaultsFile().toString(),
            "others",
            String.join(", ", unit.reading().others()),
            "version",
            host.serverVersion().orElse("?")
        };
        boolean mariadb = host.serverVersion()
                .filter(version -> version.startsWith(MARIADB))
                .isPresent();
        switch (unit.reading().kind()) {
            case EXACTLY ->
                add(
                        "service",
                        mariadb ? Result.PASS : Result.FAIL,
                        mariadb ? "check.service.pass" : "check.service.product",
                        parameters);
            case MORE -> add("service", Result.FAIL, "check.service.more", parameters);
            case OTHERS -> add("service", Result.PASS, "check.service.others", parameters);
        }
    }

    private void user(HostFacts host) {
        if (host.rootWithoutUser()
                && host.unit().filter(ServiceUnit::runsTheFile).isEmpty()) {
            add(
                    "user",
                    Result.WARN,
                    "check.user.warn",
                    "file",
                    node.defaultsFile().toString());
        } else {
            add("user", Result.PASS, "check.user.pass");
        }
    }

    private void folders(HostFacts host) {
        if (host.unwritable().isEmpty() && host.missing().isEmpty()) {
            add("folders", Result.PASS, "check.folders.pass");
        }
        if (!host.missing().isEmpty()) {
            add("folders", Result.FAIL, "check.folders.missing", "folders", list(host.missing(), " "));
        }
        if (!host.unwritable().isEmpty()) {
            add("folders", Result.FAIL, "check.folders.fail", "folders", list(host.unwritable(), ", "));
        }
    }

    private static String list(List<Path> folders, String between) {
        return String.join(between, folders.stream().map(Path::toString).toList());
    }

    /** The program that makes MariaDB's system tables is a shell script and splits paths at blanks. */
    private void paths(HostFacts host) {
        boolean byScript = host.serverVersion()
                .filter(version -> version.startsWith(MARIADB))
                .isPresent();
        List<Path> blank = Stream.concat(
                        Stream.of(node.defaultsFile(), node.datadir().path()), host.server().stream())
                .filter(path -> path.toString().chars().anyMatch(Character::isWhitespace))
                .toList();
        if (byScript && !blank.isEmpty()) {
            add("paths", Result.FAIL, "check.paths.fail", "paths", list(blank, ", "));
        }
    }

    private void space(HostFacts host) {
        String datadir = node.datadir().path().toString();
        if (host.freeBytes().isEmpty()) {
            add("disk-space", Result.UNKNOWN, "check.disk-space.unknown", "datadir", datadir);
            return;
        }
        long free = host.freeBytes().get();
        Result result =
                free < LEAST_FREE_BYTES ? Result.FAIL : free < COMFORTABLE_FREE_BYTES ? Result.WARN : Result.PASS;
        String words = switch (result) {
            case PASS -> "check.disk-space.pass";
            case WARN -> "check.disk-space.warn";
            case FAIL -> "check.disk-space.fail";
            case UNKNOWN -> "check.disk-space.unknown";
        };
        add("disk-space", result, words, "datadir", datadir, "free", Long.toString(free >> 20));
    }

    private void ports(HostFacts host) {
        boolean fine = true;
        for (PortFacts port : host.ports()) {
            String[] parameters = {
                "purpose", port.purpose(),
                "address", port.address() + ":" + port.port(),
                "holder", port.holder().map(it -> Long.toString(it.pid())).orElse("?")
            };
            switch (port.use()) {
                case FREE -> {}
                case TAKEN -> {
                    fine = false;
                    add("ports", Result.FAIL, "check.ports.taken", parameters);
                }
                case NOT_OURS -> {
                    fine = false;
                    add("ports", Result.FAIL, "check.ports.not-ours", parameters);
                }
                case UNKNOWN -> {
                    fine = false;
                    add("ports", Result.UNKNOWN, "check.ports.unknown", parameters);
                }
            }
        }
        if (fine) {
            String list = String.join(
                    ", ",
                    host.ports().stream()
                            .map(port -> port.address() + ":" + port.port())
                            .toList());
            add("ports", Result.PASS, "check.ports.pass", "ports", list);
        }
    }

    private void socket(HostFacts host) {
        String socket = host.socket().toString();
        boolean fits = socket.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_PATH;
        add(
                "socket",
                fits ? Result.PASS : Result.FAIL,
                fits ? "check.socket.pass" : "check.socket.fail",
                "socket",
                socket,
                "longest",
                Integer.toString(LONGEST_SOCKET_PATH));
    }

    private void stateTransfer(HostFacts host) {
        if (host.missingTools().isEmpty()) {
            add("state-transfer", Result.PASS, "check.state-transfer.pass", "method", host.sstMethod());
            return;
        }
        // The first node needs the tools only when it becomes a donor.
        add(
                "state-transfer",
                operation == Operation.BOOTSTRAP ? Result.WARN : Result.FAIL,
                "check.state-transfer.missing",
                "method",
                host.sstMethod(),
                "tools",
                String.join(", ", host.missingTools()));
    }

    private void add(String slug, Result result, String key, String... parameters) {
        checks.add(new Check(slug, node.name(), result, Sentence.of(key, parameters), List.of()));
    }
}
