package dev.galeractl.bootstrap.cluster.preflight;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.LaterOption;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.Confined;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.Memory;
import dev.galeractl.bootstrap.cluster.look.MissingPackages;
import dev.galeractl.bootstrap.cluster.look.NodeOptions;
import dev.galeractl.bootstrap.cluster.look.PeerFacts;
import dev.galeractl.bootstrap.fact.HostFacts;
import dev.galeractl.bootstrap.fact.PortFacts;
import dev.galeractl.bootstrap.fact.PortFacts.Use;
import dev.galeractl.bootstrap.fact.PortHolder;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.bootstrap.fact.StateTransferForecast;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.bootstrap.preflight.OptionFileChecks;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checks of one host whose server is to be started. */
final class HostChecks {
    /** Below this a fresh datadir with its redo log does not fit; the write-set cache comes on top. */
    private static final long LEAST_FREE_BYTES = 300L << 20;

    private static final String OPTION_ORDER = "option-file-order";
    private static final String DISK = "disk-space";
    private static final String MEMORY = "memory";

    private final ClusterDescription cluster;
    private final ClusterFacts facts;
    private final Goal goal;
    private final MemberFacts member;
    private final HostFacts host;
    private final Node node;
    private final CheckList checks;
    private final NodeOptions options;

    HostChecks(ClusterDescription cluster, ClusterFacts facts, Goal goal, MemberFacts member, CheckList checks) {
        this.cluster = cluster;
        this.facts = facts;
        this.goal = goal;
        this.member = member;
        this.host = member.node().host();
        this.node = cluster.node(member.node().name()).orElseThrow();
        this.checks = checks;
        this.options = NodeOptions.of(cluster, node);
    }

    void make() {
        OptionFileChecks.of(member.node(), Set.of()).forEach(checks::add);
        laterOptions();
        server();
        ports();
        space();
        transferTools();
        memory();
        openFiles();
        confinement();
        firewalls();
        timeLimit();
    }

    private void add(String slug, Result result, String key, String... parameters) {
        checks.add(slug, node.name(), result, key, parameters);
    }

    /** Whatever a file says that is read after ours, the server does. */
    private void laterOptions() {
        String file = node.paths().optionFile().toString();
        List<LaterOption> others = member.laterOptions().stream()
                .filter(it -> options.effective()
                        .value(it.name())
                        .filter(it.value()::equalsIgnoreCase)
                        .isEmpty())
                .toList();
        others.forEach(it -> add(
                OPTION_ORDER,
                Result.FAIL,
                "option-file-order.fail",
                "later",
                it.file().toString(),
                "setting",
                it.setting(),
                "file",
                file));
        if (others.isEmpty()) {
            add(OPTION_ORDER, Result.PASS, "option-file-order.pass", "file", file);
        }
    }

    private void server() {
        if (host.server().isEmpty()) {
            add("server", Result.FAIL, "server.none");
        } else {
            add(
                    "server",
                    Result.PASS,
                    "server.pass",
                    "server",
                    host.server().get().toString(),
                    "version",
                    host.serverVersion().orElse("?"));
        }
    }

    /** Of a server that runs, or of a fresh package's that will be stopped, the ports are its own. */
    private void ports() {
        if (member.node().server() instanceof ServerFacts.Running) {
            return;
        }
        for (PortFacts port : host.ports()) {
            String address = port.address() + ":" + port.port();
            if (port.use() == Use.TAKEN) {
                add(
                        "ports",
                        Result.FAIL,
                        port.holder().isPresent() ? "ports.held-by" : "ports.held",
                        "purpose",
                        port.purpose(),
                        "address",
                        address,
                        "holder",
                        port.holder().map(PortHolder::toString).orElse(""));
            } else if (port.use() == Use.UNKNOWN) {
                add("ports", Result.UNKNOWN, "ports.unknown", "purpose", port.purpose(), "address", address);
            }
        }
        if (host.ports().stream().allMatch(it -> it.use() == Use.FREE)) {
            String list = host.ports().stream()
                    .map(it -> it.address() + ":" + it.port())
                    .collect(Collectors.joining(", "));
            add("ports", Result.PASS, "ports.pass", "ports", list);
        }
    }

    private void space() {
        String datadir = member.node().datadir().path().toString();
        if (host.freeBytes().isEmpty()) {
            add(DISK, Result.UNKNOWN, "disk-space.unknown", "datadir", datadir);
            return;
        }
        long free = host.freeBytes().get();
        boolean full = goal.receives(node.name())
                && !getsOnlyWhatIsMissing()
                && donors().findAny().isPresent();
        OptionalLong copy = full
                ? donors().flatMap(it -> it.dataBytes().stream())
                        .mapToLong(Long::longValue)
                        .max()
                : OptionalLong.empty();
        if (full && copy.isEmpty()) {
            add(DISK, Result.UNKNOWN, "disk-space.copy-unknown", "datadir", datadir, "free", mebibytes(free));
            return;
        }
        // A datadir that is replaced is moved aside first and keeps its space.
        long needed = Math.max(copy.orElse(0), LEAST_FREE_BYTES)
                + options.cacheBytes().orElse(0);
        Result result = free < needed ? Result.FAIL : free - needed < needed / 4 ? Result.WARN : Result.PASS;
        add(
                DISK,
                result,
                full ? "disk-space.transfer" : "disk-space.start",
                "datadir",
                datadir,
                "free",
                mebibytes(free),
                "needed",
                mebibytes(needed));
    }

    private boolean getsOnlyWhatIsMissing() {
        return new PeerFacts(cluster, facts)
                .of(node.name())
                .filter(it -> StateTransferForecast.of(it) == StateTransferForecast.INCREMENTAL)
                .isPresent();
    }

    /** Any member may become the donor. */
    private Stream<MemberFacts> donors() {
        return facts.heard().filter(it -> ClusterPreflight.status(it).isPresent());
    }

    private static String mebibytes(long bytes) {
        return Long.toString(bytes >> 20);
    }

    private void transferTools() {
        if (cluster.nodes().size() == 1) {
            return;
        }
        if (host.missingTools().isEmpty()) {
            add("state-transfer", Result.PASS, "state-transfer.pass", "method", host.sstMethod());
        } else {
            // The first node needs them as soon as it is a donor.
            add(
                    "state-transfer",
                    Result.FAIL,
                    member.missing().isPresent() ? "state-transfer.installable" : "state-transfer.missing",
                    "packages",
                    member.missing().map(MissingPackages::names).orElse(""),
                    "method",
                    host.sstMethod(),
                    "tools",
                    String.join(", ", host.missingTools()));
        }
    }

    private void memory() {
        OptionalLong pool = options.bufferPoolBytes();
        if (member.memory().isEmpty()) {
            add(MEMORY, Result.UNKNOWN, "memory.unknown");
        } else {
            Memory memory = member.memory().get();
            boolean fits = pool.orElse(0) < memory.total();
            boolean free = pool.orElse(0) < memory.available() || member.node().server() instanceof ServerFacts.Running;
            add(
                    MEMORY,
                    fits ? free ? Result.PASS : Result.WARN : Result.FAIL,
                    pool.isPresent() ? "memory.pool" : "memory.pass",
                    "total",
                    mebibytes(memory.total()),
                    "available",
                    mebibytes(memory.available()),
                    "pool",
                    mebibytes(pool.orElse(0)));
        }
    }

    private void openFiles() {
        OptionalLong wanted = options.openFiles();
        if (member.openFiles().isEmpty() || wanted.isEmpty()) {
            return;
        }
        long limit = member.openFiles().get();
        add(
                "open-files",
                limit < wanted.getAsLong() ? Result.WARN : Result.PASS,
                "open-files",
                "limit",
                Long.toString(limit),
                "wanted",
                Long.toString(wanted.getAsLong()));
    }

    /** Whether a policy allows what the server will do is not to be seen from outside: never a failure. */
    private void confinement() {
        if (member.confinement().isEmpty()) {
            add("confinement", Result.UNKNOWN, "confinement.unknown");
            return;
        }
        Confined confined = member.confinement().get();
        boolean enforcing = confined.seLinux().filter("Enforcing"::equals).isPresent();
        if (enforcing) {
            add("confinement", Result.UNKNOWN, "confinement.selinux");
        } else if (confined.appArmor().isPresent()) {
            add(
                    "confinement",
                    Result.UNKNOWN,
                    "confinement.apparmor",
                    "profile",
                    confined.appArmor().get());
        } else {
            add("confinement", Result.PASS, "confinement.pass");
        }
    }

    /** What gets through is found out by trying; this only says who to ask if something does not. */
    private void firewalls() {
        List<String> active = member.firewalls();
        if (active.isEmpty()) {
            add("firewall", Result.PASS, "firewall.none");
        } else {
            add("firewall", Result.UNKNOWN, "firewall.active", "programs", String.join(", ", active));
        }
    }

    private void timeLimit() {
        if (goal.receives(node.name())) {
            member.service()
                    .flatMap(MemberFacts.ServerService::startTimeout)
                    .ifPresent(limit -> add(
                            "time-limit",
                            Result.PASS,
                            "time-limit",
                            "unit",
                            member.service().orElseThrow().name(),
                            "seconds",
                            Long.toString(limit.toSeconds())));
        }
    }
}
