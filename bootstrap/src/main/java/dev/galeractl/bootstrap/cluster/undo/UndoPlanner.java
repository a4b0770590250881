package dev.galeractl.bootstrap.cluster.undo;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.undo.HostNotes.NotedFile;
import dev.galeractl.bootstrap.cluster.undo.HostNotes.State;
import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.UndoStep;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.position.GrastateFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The steps that lead back from whatever an operation has done to what was before it. Pure. What was begun is known from the journal, what came of it from the
 * hosts, so every prefix of an operation can be taken back, and every prefix of such a plan goes on. Servers are stopped in the opposite order of their starts;
 * only then are data, files and the package's servers put back, host by host.
 */
public final class UndoPlanner {
    private static final String UNDONE = ".undone-";

    private final ClusterDescription cluster;
    private final UndoneOperation undone;

    /** @param cluster as it is described */
    public UndoPlanner(ClusterDescription cluster, UndoneOperation undone) {
        this.cluster = cluster;
        this.undone = undone;
    }

    /**
     * What came of it.
     *
     * @param refusals what forbids it; then the plan has no steps
     */
    public record Planned(List<Refusal> refusals, Plan plan) {
        public Planned {
            refusals = List.copyOf(refusals);
        }
    }

    /** What the operation that takes another one back is called. */
    public static String nameFor(String operation) {
        return operation + "-undo";
    }

    /**
     * Judges and plans.
     *
     * @param arbitrators how many of the operation's own are members ({@link ArbitratorUndo#running})
     */
    public Planned plan(ClusterFacts facts, List<HostNotes> notes, int arbitrators) {
        UndoFacts known = new UndoFacts(undone, facts, notes, arbitrators);
        UndoRefusals judge = new UndoRefusals(cluster, undone, known);
        List<Refusal> refusals = new ArrayList<>(judge.all());
        List<Step> steps = refusals.isEmpty() && !undone.hosts().isEmpty() ? steps(known) : List.of();
        steps.stream()
                .filter(UndoStep.MoveDatadirAway.class::isInstance)
                .flatMap(it -> judge.unmovable(it.node()).stream())
                .forEach(refusals::add);
        steps = refusals.isEmpty() ? steps : List.of();
        List<Sentence> remarks = steps.isEmpty() || undone.isBack() ? List.of() : remarks(known);
        return new Planned(refusals, new Plan(nameFor(undone.operation()), Verb.UNDO, cluster.name(), remarks, steps));
    }

    private List<Step> steps(UndoFacts known) {
        List<Step> steps = new ArrayList<>();
        steps.add(new HostStep.TakeClusterLock(undone.hosts(), undone.operation()));
        if (!undone.isBack()) {
            steps.addAll(back(known));
        }
        steps.add(new UndoStep.ForgetOperation(undone.hosts(), undone.operation()));
        steps.add(new HostStep.ReleaseClusterLock(undone.hosts(), undone.operation()));
        return steps;
    }

    private List<Step> back(UndoFacts known) {
        List<Step> steps = new ArrayList<>();
        cleaning(known).ifPresent(steps::add);
        List<String> backwards = new ArrayList<>(undone.started());
        Collections.reverse(backwards);
        backwards.stream()
                .filter(known::runs)
                .forEach(it -> steps.add(new UndoStep.StopStarted(it, inCharge(known, it), isReceiving(it, known))));
        List<String> hosts = new ArrayList<>(undone.hosts());
        Collections.reverse(hosts);
        hosts.forEach(it -> steps.addAll(host(it, known)));
        return steps;
    }

    /** The first node of a new cluster has nobody's data but its own. */
    private boolean isReceiving(String node, UndoFacts known) {
        return !known.synced(node) && !(undone.founded() && undone.started().indexOf(node) == 0);
    }

    /** While the cluster runs, one member of it tells all: also those whose servers will not be started again. */
    private Optional<Step> cleaning(UndoFacts known) {
        return undone.started().stream()
                .filter(it -> undone.founded() && known.synced(it) && known.runs(it))
                .findFirst()
                .flatMap(it -> removal(it, known));
    }

    private Optional<Step> removal(String node, UndoFacts known) {
        Optional<String> account = undone.account().filter(it -> known.madeAccount());
        return account.isEmpty() && undone.scratch().isEmpty()
                ? Optional.empty()
                : Optional.of(new UndoStep.RemoveFromServer(node, account, undone.scratch()));
    }

    private List<Step> host(String node, UndoFacts known) {
        List<Step> steps = new ArrayList<>();
        HostNotes notes = known.notes(node);
        if (notes.startTimeoutRaised()) {
            steps.add(new HostStep.LowerStartTimeout(node, unit(known, node)));
        }
        if (!known.member(node)
                .service()
                .map(it -> it.bootstrapSwitches().isEmpty())
                .orElse(true)) {
            steps.add(new HostStep.ClearBootstrapSwitches(List.of(node)));
        }
        steps.addAll(datadir(node, known));
        notes.files().stream()
                .filter(it -> it.state() != State.BEFORE)
                .forEach(it -> steps.add(new UndoStep.RestoreFile(
                        node, it.path(), Optional.of(copy(it)).filter(copy -> it.existed()), undone.operation())));
        if (undone.packageServers().contains(node)) {
            if (!known.packageServerRuns(node)) {
                steps.add(new UndoStep.StartPackageServer(node, unit(known, node), undone.operation()));
            }
            if (undone.founded() && known.started(node)) {
                removal(node, known).ifPresent(steps::add);
            }
        }
        return steps;
    }

    /** One that was moved aside comes back; one that was there before stays, unless a transfer put data of people into it. */
    private List<Step> datadir(String node, UndoFacts known) {
        MemberFacts member = known.member(node);
        Path datadir = member.node().datadir().path();
        Contents contents = member.node().datadir().contents();
        boolean there = contents != Contents.ABSENT && contents != Contents.EMPTY;
        List<Step> moving = there
                ? List.of(new UndoStep.MoveDatadirAway(
                        node, datadir, known.free(node, away(datadir, undone.operation()))))
                : List.of();
        Optional<UndoneOperation.SetAside> aside =
                undone.setAside().stream().filter(it -> it.node().equals(node)).findFirst();
        if (aside.isPresent()) {
            // Else it is back already, or was never moved.
            return known.notes(node).present().contains(aside.get().aside())
                    ? both(moving, new UndoStep.RestoreDatadir(node, aside.get().aside(), datadir))
                    : List.of();
        } else if (undone.created().contains(node)) {
            return moving;
        } else if (!known.started(node)) {
            return List.of();
        } else if (!there || known.isFilledByTransfer(node)) {
            return both(moving, new Step.CreateDatadir(node, member.node().defaultsFile(), datadir));
        }
        boolean wasStarted = member.node().datadir().formerMember() || known.runs(node);
        List<String> files = known.notes(node).newGaleraFiles();
        return wasStarted && files.contains(GrastateFile.NAME)
                ? List.of(new UndoStep.ForgetMembership(node, datadir, files))
                : List.of();
    }

    private static List<Step> both(List<Step> first, Step second) {
        return Stream.concat(first.stream(), Stream.of(second)).toList();
    }

    /** Where a data directory is moved that nobody needs any more. */
    static Path away(Path datadir, String operation) {
        return datadir.resolveSibling(datadir.getFileName() + UNDONE + operation);
    }

    private Path copy(NotedFile file) {
        return file.path().resolveSibling(file.path().getFileName() + Step.COPY_OF_A_FILE + "-" + undone.operation());
    }

    /** What cannot be taken back is said before consent. */
    private List<Sentence> remarks(UndoFacts known) {
        List<Sentence> remarks = new ArrayList<>();
        undone.hosts().stream()
                .filter(undone.installed()::contains)
                .map(it -> Sentence.of("remark.undo-packages-stay", "node", it))
                .forEach(remarks::add);
        boolean locked = cluster.server().product() == Product.PERCONA_XTRADB_CLUSTER;
        for (String node : undone.started().stream().filter(known::started).toList()) {
            if (known.isFilledByTransfer(node)
                    && !known.notes(node).newGaleraFiles().contains(GrastateFile.NAME)) {
                remarks.add(Sentence.of("remark.undo-state-lost", "node", node));
            }
            if (locked
                    && known.isFilledByTransfer(node)
                    && undone.setAside().stream().noneMatch(it -> it.node().equals(node))) {
                remarks.add(Sentence.of("remark.undo-percona-root", "node", node));
            }
            if (!undone.founded() && known.synced(node)) {
                remarks.add(Sentence.of("remark.undo-leaves", "node", node));
            }
            if (undone.founded()
                    && undone.account().isPresent()
                    && known.madeAccount()
                    && !known.synced(node)
                    && !undone.packageServers().contains(node)
                    && keepsDatadir(node, known)) {
                remarks.add(Sentence.of(
                        "remark.undo-account-stays",
                        "node",
                        node,
                        "account",
                        undone.account().orElse("")));
            }
        }
        return remarks;
    }

    private boolean keepsDatadir(String node, UndoFacts known) {
        return !undone.created().contains(node)
                && undone.setAside().stream().noneMatch(it -> it.node().equals(node))
                && !known.isFilledByTransfer(node);
    }

    private static String inCharge(UndoFacts known, String node) {
        return known.member(node).service().map(it -> it.inCharge()).orElse("mariadb");
    }

    private static String unit(UndoFacts known, String node) {
        return known.member(node).service().map(it -> it.name()).orElse("mariadb");
    }
}
