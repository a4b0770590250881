package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.certificate.CertificateWish;
import dev.galeractl.bootstrap.certificate.KeysAhead;
import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Arbitrator;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Tls;
import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.StepResult;
import dev.galeractl.bootstrap.execute.StepTaker;
import dev.galeractl.bootstrap.host.HostFiles;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.ArbitratorStep;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.InstallPackages;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.UndoStep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes the steps of a plan that happen on the hosts of arbitrators, and hands all others on. */
public final class ArbitratorStepTaker implements StepTaker {
    private static final int LARGEST = 1 << 16;
    private static final Duration STOP = Duration.ofMinutes(3);

    /** Arguments: unit. It is told what to do by the settings alone, so what it was told before does not matter any more. */
    private static final String START = "systemctl reset-failed \"$1\" 2>/dev/null; systemctl start \"$1\"";

    /** That of the account that the service runs as; the names are those that {@code arbitrator.sh} tries. */
    private static final String GROUP = """
            for unit in garb garbd; do
                [ "$(systemctl show --property=LoadState "$unit.service")" = LoadState=loaded ] || continue
                user=$(systemctl show --property=User "$unit.service")
                id -gn "${user#*=}"
                break
            done
            """;

    private final ClusterDescription cluster;
    private final String operation;
    private final Map<String, ArbitratorHost> arbitrators = new LinkedHashMap<>();
    private final List<ClusterHost> nodes;
    private final StepTaker others;
    private final KeysAhead keys;
    private final Duration patience;
    private final InstantSource clock;
    private final Map<String, List<String>> logs = new LinkedHashMap<>();

    /**
     * @param operation that is noted on the hosts as the one that changes them
     * @param nodes where the key of the cluster's authority is kept
     * @param others takes the other steps
     * @param keys for certificates
     * @param patience how long a start may show no progress
     */
    public ArbitratorStepTaker(
            ClusterDescription cluster,
            String operation,
            List<ArbitratorHost> arbitrators,
            List<ClusterHost> nodes,
            StepTaker others,
            KeysAhead keys,
            Duration patience,
            InstantSource clock) {
        this.cluster = cluster;
        this.operation = operation;
        arbitrators.forEach(it -> this.arbitrators.put(it.arbitrator().name(), it));
        this.nodes = List.copyOf(nodes);
        this.others = others;
        this.keys = keys;
        this.patience = patience;
        this.clock = clock;
    }

    /** What arbitrators wrote that this run waited for: name → lines. */
    public Map<String, List<String>> logs() {
        return Map.copyOf(logs);
    }

    @Override
    public StepResult take(Step step, ExecutionListener listener) throws InterruptedException {
        try {
            if (step instanceof UndoStep.ForgetOperation forget
                    && arbitrators.keySet().containsAll(forget.nodes())) {
                for (String name : forget.nodes()) {
                    new UndoFiles(host(name).shell()).forget(forget.operation());
                }
                return StepResult.Done.taken();
            }
            return arbitrators.containsKey(step.node())
                    ? taken(step, host(step.node()), listener)
                    : others.take(step, listener);
        } catch (HostProblem e) {
            return StepResult.Failed.because(e.sentence());
        } catch (StepProblem e) {
            return StepResult.Failed.because(e.sentence());
        }
    }

    private StepResult taken(Step step, ArbitratorHost host, ExecutionListener listener)
            throws HostProblem, StepProblem, InterruptedException {
        if (step instanceof ArbitratorStep.WriteArbitratorFile write) {
            return write(write, host) ? StepResult.Done.taken() : StepResult.Done.already();
        } else if (step instanceof HostStep.IssueCertificate issue) {
            return issue(issue, host) ? StepResult.Done.taken() : StepResult.Done.already();
        } else if (step instanceof InstallPackages install) {
            return new PackageSteps(host.shell()).install(install)
                    ? StepResult.Done.taken()
                    : StepResult.Done.already();
        } else if (step instanceof ArbitratorStep.StartArbitrator start) {
            StepProblem.unlessGood(
                    step.node(), "failure.unit-not-started", host.shell().run(START, start.unit()));
        } else if (step instanceof ArbitratorStep.AwaitArbitrator await) {
            await(await, host, listener);
        } else if (step instanceof ArbitratorStep.StopArbitrator stop) {
            StepProblem.unlessGood(
                    step.node(),
                    "failure.unit-not-stopped",
                    host.shell().run(STOP, "systemctl stop \"$1\"", stop.unit()));
        } else if (step instanceof UndoStep.RestoreFile restore) {
            new UndoFiles(host.shell()).restore(restore);
        } else {
            throw new IllegalArgumentException("not a step for an arbitrator: " + step.slug());
        }
        return StepResult.Done.taken();
    }

    private boolean write(ArbitratorStep.WriteArbitratorFile step, ArbitratorHost host)
            throws HostProblem, StepProblem {
        HostFiles files = HostFiles.asRoot(host.host()).notingIn(KeptFiles.list(operation));
        String path = step.file().toString();
        byte[] wished = step.text().getBytes(StandardCharsets.UTF_8);
        if (files.look(path).isPresent() && Arrays.equals(files.read(path, LARGEST), wished)) {
            return false;
        }
        KeptFiles kept = new KeptFiles(host.shell(), operation);
        kept.before(List.of(step.file()));
        files.write(path, wished, "0644", Optional.of("root:root"));
        kept.after(List.of(step.file()));
        return true;
    }

    /** Where the package came in this run, its service's account was not there when the host was looked at. */
    private static String group(ArbitratorHost host) throws HostProblem {
        return host.group().isEmpty() ? host.shell().ask(GROUP).text().strip() : host.group();
    }

    private boolean issue(HostStep.IssueCertificate step, ArbitratorHost host) throws HostProblem, StepProblem {
        Arbitrator arbitrator = host.arbitrator();
        KeptFiles kept = new KeptFiles(host.shell(), operation);
        List<Path> files = cluster.tls().stream()
                .flatMap((Tls it) -> Stream.of(it.authority(), it.key(), it.certificate()))
                .toList();
        kept.before(files);
        boolean changed = new EncryptionSteps(cluster, keys, clock)
                .issueCertificate(
                        host.shell(),
                        new CertificateWish(arbitrator.name(), List.of(arbitrator.address())),
                        group(host),
                        nodes.stream()
                                .filter(it -> step.keepers().contains(it.node().name()))
                                .toList(),
                        step.operation());
        kept.after(files);
        return changed;
    }

    private void await(ArbitratorStep.AwaitArbitrator step, ArbitratorHost host, ExecutionListener listener)
            throws HostProblem, StepProblem, InterruptedException {
        ArbitratorWait wait = new ArbitratorWait(host, step.unit(), patience, clock, listener);
        try {
            wait.await();
        } finally {
            logs.put(step.node(), wait.log());
        }
    }

    private ArbitratorHost host(String name) {
        return Optional.ofNullable(arbitrators.get(name)).orElseThrow();
    }
}
