package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.certificate.KeysAhead;
import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.StateTransfer;
import dev.galeractl.bootstrap.cluster.SecretReference;
import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.NodeOutcome;
import dev.galeractl.bootstrap.execute.StepResult;
import dev.galeractl.bootstrap.execute.StepTaker;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.ExpectedCluster;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.InstallPackages;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.UndoStep;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.state.WsrepStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Takes the steps of a plan on the hosts of a described cluster. One object serves one run: it remembers in which cluster its nodes are, and what their servers
 * wrote.
 */
public final class HostStepTaker implements StepTaker {
    /** The clocks of two hosts are never quite the same; and a server that an interrupted run started was started earlier than it is waited for. */
    private static final Duration BEFORE_THE_START = Duration.ofSeconds(10);

    private final ClusterDescription cluster;
    private final String operation;
    private final Map<String, ClusterHost> hosts = new LinkedHashMap<>();
    private final Function<SecretReference, Optional<char[]>> secrets;
    private final ClusterLocks locks;
    private final KeysAhead keys;
    private final Duration patience;
    private final InstantSource clock;
    private final Map<String, UUID> clusters = new LinkedHashMap<>();
    private final Map<String, List<String>> logs = new LinkedHashMap<>();
    private final Map<String, Instant> started = new LinkedHashMap<>();
    private Optional<Instant> waited = Optional.empty();

    /**
     * @param operation that is noted on the hosts as the one that changes them
     * @param secrets reads what a description only refers to
     * @param operator who acts, for the eyes of other operators
     * @param keys for an authority and certificates
     * @param patience how long a start may show no progress
     */
    public HostStepTaker(
            ClusterDescription cluster,
            String operation,
            List<ClusterHost> hosts,
            Function<SecretReference, Optional<char[]>> secrets,
            String operator,
            KeysAhead keys,
            Duration patience,
            InstantSource clock) {
        this.cluster = cluster;
        this.operation = operation;
        hosts.forEach(it -> this.hosts.put(it.node().name(), it));
        this.secrets = secrets;
        this.locks = new ClusterLocks(operator);
        this.keys = keys;
        this.patience = patience;
        this.clock = clock;
    }

    /** What servers wrote that this run waited for: node → lines. */
    public Map<String, List<String>> logs() {
        return Map.copyOf(logs);
    }

    /** What the members wrote meanwhile, one of which was the donor of a node that failed to join. */
    public Map<String, List<String>> wordsOfMembers(String joiner) {
        List<ClusterHost> members = hosts.values().stream()
                .filter(it -> !it.node().name().equals(joiner))
                .filter(it -> it.dataToGive().isPresent()
                        || clusters.containsKey(it.node().name()))
                .toList();
        return waited.map(since -> new MemberWords(members, since).read()).orElse(Map.of());
    }

    @Override
    public StepResult take(Step step, ExecutionListener listener) throws InterruptedException {
        try {
            if (step instanceof Step.AwaitSynced await) {
                return awaitSynced(await, listener);
            } else if (step instanceof HostStep there) {
                return taken(there);
            } else if (step instanceof InstallPackages install) {
                return done(new PackageSteps(host(step.node()).shell()).install(install));
            } else if (step instanceof UndoStep back) {
                return back(back);
            }
            return datadir(step);
        } catch (HostProblem e) {
            return StepResult.Failed.because(e.sentence());
        } catch (StepProblem.Held e) {
            return new StepResult.Declined(e.sentence());
        } catch (StepProblem e) {
            return StepResult.Failed.because(e.sentence());
        }
    }

    private StepResult back(UndoStep step) throws HostProblem, StepProblem {
        if (step instanceof UndoStep.ForgetOperation forget) {
            for (ClusterHost host : hosts(forget.nodes())) {
                new UndoFiles(host.shell()).forget(forget.operation());
            }
            return StepResult.Done.taken();
        }
        return new UndoSteps(host(step.node())).take(step);
    }

    /**
     * Nobody goes on with the plan for now: start timeouts are what they were, and other operations are let in. What cannot be put back is put back when the
     * operation goes on: a lock names it.
     */
    public void leave(Plan plan) {
        boolean interrupted = Thread.interrupted();
        for (Step step : plan.steps()) {
            try {
                if (step instanceof HostStep.LowerStartTimeout) {
                    HostService.of(host(step.node()).server()).lowerStartTimeoutUnlessItStarts();
                } else if (step instanceof HostStep.ReleaseClusterLock release) {
                    locks.release(hosts(release.nodes()), release.operation());
                }
            } catch (HostProblem | StepProblem untold) {
                // Why the plan stopped is what is told.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private StepResult datadir(Step step) throws HostProblem, StepProblem {
        if (step instanceof Step.SetDatadirAside aside) {
            new FileSteps(host(step.node()), operation).setAside(aside);
        } else if (step instanceof Step.CreateDatadir create) {
            new FileSteps(host(step.node()), operation).createDatadir(create);
        } else {
            throw new IllegalArgumentException("not a step for a host: " + step.slug());
        }
        return StepResult.Done.taken();
    }

    private StepResult taken(HostStep step) throws HostProblem, StepProblem {
        if (step instanceof HostStep.TakeClusterLock lock) {
            locks.take(hosts(lock.nodes()), lock.operation());
        } else if (step instanceof HostStep.BreakClusterLock lock) {
            locks.breakLock(hosts(lock.nodes()), lock.operation());
        } else if (step instanceof HostStep.ReleaseClusterLock lock) {
            locks.release(hosts(lock.nodes()), lock.operation());
        } else if (step instanceof HostStep.ClearBootstrapSwitches clear) {
            for (ClusterHost host : hosts(clear.nodes())) {
                HostService.of(host.server()).clearBootstrapSwitches();
            }
        } else if (step instanceof HostStep.VerifyCluster verify) {
            List<ClusterHost> members = hosts(verify.nodes());
            ClusterSql.verifyMembership(members);
            if (verify.schema().isPresent()) {
                ClusterSql.verifyWrites(members, verify.schema().get());
            }
        } else {
            return noted(step, host(step.node()));
        }
        return StepResult.Done.taken();
    }

    /** What a host was before is written down there before it is changed. */
    private StepResult noted(HostStep step, ClusterHost host) throws HostProblem, StepProblem {
        StepNotes notes = new StepNotes(host, operation);
        notes.before(step, cluster);
        if (step instanceof HostStep.StartFirst || step instanceof HostStep.StartJoiner) {
            started.put(step.node(), clock.instant());
        }
        StepResult result = onOne(step, host);
        if (step instanceof HostStep.StartFirst first) {
            hosts.put(step.node(), host.runBy(first.by().unit()));
        }
        notes.after(step, cluster);
        return result;
    }

    private StepResult onOne(HostStep step, ClusterHost host) throws HostProblem, StepProblem {
        Optional<StepResult> byService = new ServiceSteps(host.server()).take(step);
        if (byService.isPresent()) {
            return byService.get();
        }
        if (step instanceof HostStep.WriteOptionFile write) {
            return done(new FileSteps(host, operation).writeOptionFile(write));
        } else if (step instanceof HostStep.WriteSecretFile write) {
            return done(new FileSteps(host, operation).writeSecretFile(write.file(), secretFile(step.node())));
        } else if (step instanceof HostStep.MakeAuthority) {
            return done(new EncryptionSteps(cluster, keys, clock).makeAuthority(host, operation));
        } else if (step instanceof HostStep.IssueCertificate issue) {
            return done(new EncryptionSteps(cluster, keys, clock)
                    .issueCertificate(host, hosts(issue.keepers()), issue.operation()));
        } else if (step instanceof HostStep.CreateTransferAccount create) {
            ClusterSql.createTransferAccount(host, cluster.server(), create.account(), password(step.node()));
        }
        return StepResult.Done.taken();
    }

    private static StepResult done(boolean changed) {
        return changed ? StepResult.Done.taken() : StepResult.Done.already();
    }

    private StepResult awaitSynced(Step.AwaitSynced step, ExecutionListener listener)
            throws HostProblem, StepProblem, InterruptedException {
        waited = Optional.of(started.getOrDefault(step.node(), clock.instant()).minus(BEFORE_THE_START));
        SyncedWait wait = new SyncedWait(host(step.node()).server(), patience, clock, listener, mostToCopy());
        try {
            MemberLook look = wait.await();
            WsrepStatus status = look.status().orElseThrow();
            Optional<UUID> found = status.clusterStateUuid();
            check(step, found);
            found.ifPresent(it -> clusters.put(step.node(), it));
            NodeOutcome outcome = new NodeOutcome(
                    step.node(), status.localStateComment(), found, look.pid(), Optional.empty(), List.of());
            return new StepResult.Done(
                    true, found.map(it -> Map.of("cluster", it.toString())).orElse(Map.of()), List.of(outcome));
        } finally {
            logs.put(step.node(), words(step.node(), wait));
        }
    }

    /** Of a server that writes to a file the journal has only its first ones. */
    private List<String> words(String node, SyncedWait wait) {
        List<String> words = new ArrayList<>(wait.log());
        try {
            words.addAll(new ErrorLogFile(host(node).server()).since(waited.orElseThrow()));
        } catch (HostProblem unheard) {
            // What was heard while it started remains.
        }
        return words;
    }

    /** Any member may become the donor. */
    private Optional<Long> mostToCopy() {
        return hosts.values().stream().flatMap(it -> it.dataToGive().stream()).max(Comparator.naturalOrder());
    }

    private void check(Step.AwaitSynced step, Optional<UUID> found) throws StepProblem {
        Optional<UUID> expected = Optional.empty();
        if (step.cluster() instanceof ExpectedCluster.Known known) {
            expected = Optional.of(known.uuid());
        } else if (step.cluster() instanceof ExpectedCluster.SameAs same) {
            expected = Optional.ofNullable(clusters.get(same.node()));
        }
        if (found.isEmpty()) {
            throw new StepProblem(Sentence.of("failure.no-cluster-uuid", "node", step.node()));
        }
        if (expected.isPresent() && !expected.equals(found)) {
            throw new StepProblem(Sentence.of(
                    "failure.wrong-cluster",
                    "node",
                    step.node(),
                    "found",
                    found.get().toString(),
                    "expected",
                    expected.get().toString()));
        }
    }

    private byte[] secretFile(String node) throws StepProblem {
        StateTransfer transfer = cluster.transfer();
        String password = new String(password(node).orElseThrow());
        return ("# Made by galeractl; the server's account alone may read it.\n[mysqld]\nwsrep_sst_auth = \""
                        + transfer.account().orElse("") + ":"
                        + password.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Optional<char[]> password(String node) throws StepProblem {
        Optional<SecretReference> reference = cluster.transfer().password();
        Optional<char[]> found = reference.flatMap(secrets);
        if (reference.isPresent() && found.isEmpty()) {
            throw new StepProblem(Sentence.of("failure.secret-missing", "node", node));
        }
        return found;
    }

    private ClusterHost host(String node) {
        return Optional.ofNullable(hosts.get(node)).orElseThrow();
    }

    private List<ClusterHost> hosts(List<String> nodes) {
        return nodes.stream().map(this::host).toList();
    }
}
