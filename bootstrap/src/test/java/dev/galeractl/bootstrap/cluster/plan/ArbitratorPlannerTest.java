package dev.galeractl.bootstrap.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.look.ArbitratorFacts;
import dev.galeractl.bootstrap.cluster.look.ArbitratorFacts.Service;
import dev.galeractl.bootstrap.cluster.look.ArbitratorSight;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.MissingPackages;
import dev.galeractl.bootstrap.cluster.look.MissingPackages.Trial;
import dev.galeractl.bootstrap.cluster.look.Packaging;
import dev.galeractl.bootstrap.cluster.look.RecordedAnswers;
import dev.galeractl.bootstrap.cluster.optionfile.ArbitratorFile;
import dev.galeractl.bootstrap.cluster.plan.ClusterPlanner.Planned;
import dev.galeractl.bootstrap.fact.PackageVersion;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.Founding;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.InstallPackages;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.Verb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArbitratorPlannerTest {
    private static final ClusterDescription CLUSTER = RecordedAnswers.describe("""
            cluster: shop
            server: mariadb-10.11
            tls: {from: own-ca}
            nodes:
              - {name: db1, address: 10.0.0.1}
              - {name: db2, address: 10.0.0.2}
            arbitrators:
              - {name: arb1, address: 10.0.0.3}
            """);

    private static final String OURS =
            ArbitratorFile.of(CLUSTER, CLUSTER.arbitrators().get(0));
    private static final ClusterFacts NOBODY = new ClusterFacts(List.of());

    /** Steps as they stand around those of nodes. */
    private static final List<Step> OF_NODES = List.of(
            new HostStep.TakeClusterLock(List.of("db1"), "op"),
            new HostStep.StartFirst("db1", new Founding.BySwitch("mariadb")),
            new HostStep.ClearBootstrapSwitches(List.of("db1")),
            new HostStep.VerifyCluster(List.of("db1"), Optional.of("scratch")),
            new HostStep.ReleaseClusterLock(List.of("db1"), "op"));

    @Test
    void itIsStartedAfterAllNodesAndBeforeTheWholeIsVerified() {
        assertThat(slugs(planned(OF_NODES, seen("failed", Optional.empty()), false)))
                .containsExactly(
                        "take-cluster-lock",
                        "start-first",
                        "clear-bootstrap-switches",
                        "issue-certificate",
                        "write-arbitrator-file",
                        "start-arbitrator",
                        "await-arbitrator",
                        "verify-cluster",
                        "release-cluster-lock");
    }

    @Test
    void aloneItIsGuardedByTheLockAndVerified() {
        assertThat(slugs(planned(List.of(), seen("inactive", Optional.of(OURS)), false)))
                .containsExactly(
                        "take-cluster-lock",
                        "issue-certificate",
                        "start-arbitrator",
                        "await-arbitrator",
                        "verify-cluster",
                        "release-cluster-lock");
    }

    @Test
    void whatRunsIsLeftAloneAndAwaitedOnlyWhereAnOperationGoesOn() {
        ArbitratorSight runs = seen("active", Optional.of(OURS));
        assertThat(slugs(planned(List.of(), runs, false))).isEmpty();
        assertThat(slugs(planned(List.of(), runs, true)))
                .contains("await-arbitrator")
                .doesNotContain("start-arbitrator");

        Planned other = planned(List.of(), seen("active", Optional.of("GALERA_GROUP='shop'\n")), false);
        assertThat(other.plan().steps()).isEmpty();
        assertThat(other.plan().remarks()).extracting(it -> it.key()).containsExactly("remark.other-option-file");
    }

    @Test
    void everySituationIsPlannedWholeOrRefusedWhole() {
        List<Optional<String>> settings = List.of(
                Optional.empty(),
                Optional.of(OURS),
                Optional.of("# GALERA_GROUP=\"\"\n"),
                Optional.of("GALERA_GROUP=\"shop\"\n"),
                Optional.of("GALERA_GROUP=\"other\"\n"));
        int situations = 0;
        for (String active : List.of("active", "activating", "inactive", "failed", "none", "no-program")) {
            for (Optional<String> text : settings) {
                for (List<Step> nodes : List.of(List.<Step>of(), OF_NODES)) {
                    for (boolean goesOn : new boolean[] {false, true}) {
                        situations++;
                        check(planned(nodes, seen(active, text), goesOn), nodes, active, text);
                    }
                }
            }
        }
        assertThat(situations).isEqualTo(120);
    }

    private static void check(Planned planned, List<Step> nodes, String active, Optional<String> text) {
        List<String> slugs = slugs(planned);
        boolean installed = !active.startsWith("no");
        boolean foreign = text.filter(it -> it.contains("other")).isPresent();
        assertThat(planned.refusals().isEmpty()).isEqualTo(installed && !foreign);
        if (!planned.refusals().isEmpty()) {
            assertThat(slugs).isEmpty();
            return;
        }
        assertThat(planned.plan().steps()).containsAll(nodes);
        if (slugs.contains("start-arbitrator")) {
            assertThat(active).isNotEqualTo("active");
            assertThat(slugs.contains("write-arbitrator-file")).isEqualTo(!text.equals(Optional.of(OURS)));
            assertThat(slugs.indexOf("await-arbitrator")).isEqualTo(slugs.indexOf("start-arbitrator") + 1);
            assertThat(slugs.get(slugs.indexOf("await-arbitrator") + 1)).isEqualTo("verify-cluster");
            assertThat(slugs.get(0)).isEqualTo("take-cluster-lock");
            assertThat(slugs.get(slugs.size() - 1)).isEqualTo("release-cluster-lock");
        } else {
            assertThat(active).isEqualTo("active");
        }
    }

    @Test
    void aHostThatWasNotHeardIsLeftOutByNameOnly() {
        ArbitratorSight unheard =
                new ArbitratorSight.Unheard("arb1", HostProblem.of(HostProblem.Kind.CONNECTION_TIMED_OUT, "arb1"));
        Planned refused = planned(OF_NODES, unheard, false);
        assertThat(refused.plan().steps()).isEmpty();
        assertThat(refused.refusals()).extracting(it -> it.node()).containsExactly("arb1");

        Planned accepted = new ArbitratorPlanner(CLUSTER, new Waivers(Set.of(), Set.of(), Set.of("arb1")))
                .added(nodes(OF_NODES), List.of(unheard), NOBODY, installs(false, false));
        assertThat(accepted.plan().steps()).isEqualTo(OF_NODES);
        assertThat(accepted.plan().remarks()).extracting(it -> it.key()).containsExactly("remark.host-left-out");
    }

    @Test
    void itsPackageIsInstalledBehindTheLockBeforeAnythingElse() {
        Planned planned = new ArbitratorPlanner(CLUSTER, Waivers.NONE)
                .added(nodes(OF_NODES), List.of(bare(List.of(), List.of())), NOBODY, installs(true, false));

        assertThat(planned.refusals()).isEmpty();
        assertThat(slugs(planned))
                .containsExactly(
                        "take-cluster-lock",
                        "install-packages",
                        "start-first",
                        "clear-bootstrap-switches",
                        "issue-certificate",
                        "write-arbitrator-file",
                        "start-arbitrator",
                        "await-arbitrator",
                        "verify-cluster",
                        "release-cluster-lock");
        assertThat(planned.plan().steps().get(1).node()).isEqualTo("arb1");
    }

    @Test
    void aPackageThatIsLackingOrCannotBeHadIsRefusedWithItsReason() {
        assertThat(refused(bare(List.of(), List.of()), installs(false, false)))
                .containsExactly("refusal.packages.not-installed.reason");
        assertThat(refused(bare(List.of("galera-4"), List.of()), installs(true, false)))
                .containsExactly("refusal.packages.changes-others.reason");
        assertThat(refused(bare(List.of(), List.of("galera-arbitrator-4")), installs(true, false)))
                .containsExactly("refusal.packages.unfinished.reason");
        assertThat(refused(bare(List.of(), List.of("galera-arbitrator-4")), installs(false, true)))
                .containsExactly("refusal.packages.half-installed.reason");
        // What this operation left half it finishes.
        assertThat(refused(bare(List.of(), List.of("galera-arbitrator-4")), installs(true, true)))
                .isEmpty();
    }

    @Test
    void thatNothingForbidsToInstallIsAskedAgainAtTheStep() {
        InstallPackages step = new InstallPackages("arb1", "apt-get", List.of(), 0, List.of(), List.of());

        assertThat(installs(true, false).before(step, List.of(bare(List.of(), List.of()))))
                .isEmpty();
        assertThat(installs(true, false).before(step, List.of(bare(List.of("galera-4"), List.of()))))
                .hasSize(1);
    }

    private static List<String> refused(ArbitratorSight sight, ArbitratorInstalls installs) {
        return new ArbitratorPlanner(CLUSTER, Waivers.NONE)
                .added(nodes(OF_NODES), List.of(sight), NOBODY, installs).refusals().stream()
                        .map(it -> it.reason().key())
                        .toList();
    }

    /** A host without garbd, of which the package would come as Debian's does. */
    private static ArbitratorSight bare(List<String> changed, List<String> unfinished) {
        ArbitratorFacts then = ((ArbitratorSight.Heard) seen("inactive", Optional.empty())).facts();
        ArbitratorFacts now = new ArbitratorFacts(
                "arb1",
                Optional.empty(),
                Optional.empty(),
                then.settingsFile(),
                Optional.empty(),
                then.portTaken(),
                then.tools(),
                then.packages(),
                Optional.of(new MissingPackages<>(
                        Packaging.APT,
                        List.of(new PackageVersion("galera-arbitrator-4", Optional.of("26.4.23-0+deb12u1"))),
                        false,
                        true,
                        new Trial(List.of("galera-arbitrator-4"), changed, Optional.empty()),
                        unfinished,
                        false,
                        List.of(List.of("garbd")),
                        then)));
        return new ArbitratorSight.Heard("arb1", now);
    }

    @Test
    void itIsNeverStartedWhereNoNodeIsAMember() {
        assertThat(ArbitratorPlanner.before(OF_NODES.get(0), NOBODY)).hasSize(1);
    }

    private static Planned planned(List<Step> nodes, ArbitratorSight sight, boolean goesOn) {
        return new ArbitratorPlanner(CLUSTER, Waivers.NONE)
                .added(nodes(nodes), List.of(sight), NOBODY, installs(false, goesOn));
    }

    /** @param goesOn whether an operation that began to install was interrupted */
    private static ArbitratorInstalls installs(boolean wished, boolean goesOn) {
        return new ArbitratorInstalls(
                wished,
                Optional.of(new PriorOperation("op", false, Set.of(), Set.of(), Set.of("arb1"), Optional.empty()))
                        .filter(it -> goesOn));
    }

    private static Planned nodes(List<Step> steps) {
        return new Planned(List.of(), new Plan("op", Verb.BOOTSTRAP, "shop", List.of(), steps));
    }

    private static ArbitratorSight seen(String active, Optional<String> settings) {
        return new ArbitratorSight.Heard(
                "arb1",
                new ArbitratorFacts(
                        "arb1",
                        active.equals("no-program") ? Optional.empty() : Optional.of(Path.of("/usr/bin/garbd")),
                        active.equals("none")
                                ? Optional.empty()
                                : Optional.of(new Service("garb", active, true, "nogroup")),
                        Path.of("/etc/default/garb"),
                        settings,
                        Optional.of(false),
                        List.of("perl"),
                        Optional.of("apt-get"),
                        Optional.empty()));
    }

    private static List<String> slugs(Planned planned) {
        List<String> slugs = new ArrayList<>();
        planned.plan().steps().forEach(it -> slugs.add(it.slug()));
        return slugs;
    }
}
