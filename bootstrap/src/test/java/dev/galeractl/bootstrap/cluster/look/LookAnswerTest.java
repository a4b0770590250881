package dev.galeractl.bootstrap.cluster.look;

import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.CLUSTER;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.FRESH;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.MEMBER;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.OTHER_VERSION;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.STOPPED;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.facts;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Heard;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Unheard;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.InterfaceAddress;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.Memory;
import dev.galeractl.bootstrap.cluster.preflight.LockChecks;
import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.fact.InitSystem;
import dev.galeractl.bootstrap.fact.PeerEvidence;
import dev.galeractl.bootstrap.fact.PeerEvidence.Answer;
import dev.galeractl.bootstrap.fact.PortFacts.Use;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.bootstrap.guard.Operation;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.SafetyRule;
import dev.galeractl.bootstrap.guard.SafetyTable;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import dev.galeractl.replication.node.DatadirPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LookAnswerTest {

    @Test
    void aFreshHostsServerRunsWithoutDataAndWithoutReplication() {
        MemberFacts fresh = facts("db1", FRESH);

        assertThat(fresh.node().datadir().contents()).isEqualTo(Contents.SYSTEM_ONLY);
        assertThat(fresh.node().datadir().formerMember()).isFalse();
        assertThat(fresh.node().server())
                .asInstanceOf(type(ServerFacts.Running.class))
                .satisfies(it -> assertThat(it.pid()).isEqualTo(70));
        assertThat(fresh.schemasOfPeople()).contains(List.of());
        assertThat(fresh.replicates()).contains(false);
        assertThat(fresh.presentOptionFile()).isEmpty();
    }

    @Test
    void aDatadirThatIsALinkOrAMountPointCannotBeMovedAsAWhole() {
        assertThat(facts("db1", FRESH).hasMovableDatadir()).isTrue();
        assertThat(facts(CLUSTER, "db1", text(FRESH).replace(" readable\n", " link\n readable\n"))
                        .hasMovableDatadir())
                .isFalse();

        MemberFacts mounted = facts(CLUSTER, "db1", text(FRESH).replace(" readable\n", " mountpoint\n readable\n"));
        assertThat(mounted.hasMovableDatadir()).isFalse();
        assertThat(mounted.place()).map(DatadirPlace::realPath).contains(Path.of("/var/lib/mysql"));
    }

    @Test
    void theHostIsTold() {
        MemberFacts fresh = facts("db1", FRESH);

        assertThat(fresh.system().id()).isEqualTo("debian");
        assertThat(fresh.system().version()).isEqualTo("12");
        assertThat(fresh.system().packages()).contains("apt-get");
        assertThat(fresh.hostName()).contains("db1");
        assertThat(fresh.processors()).contains(2);
        assertThat(fresh.memory()).map(Memory::total).contains(24_684_084L << 10);
        assertThat(fresh.addresses()).contains(new InterfaceAddress("10.9.0.1", 24, "lo", Optional.of(65_536)));
        assertThat(fresh.resolved()).containsEntry("db3.example", List.of("10.9.0.3"));
        assertThat(fresh.openFiles()).contains(32_768L);
        assertThat(fresh.tools())
                .containsEntry(
                        "mariadb-backup",
                        "mariadb-backup based on MariaDB server 10.11.18-MariaDB debian-linux-gnu (x86_64)")
                .containsKeys("perl", "socat", "ss")
                .doesNotContainKeys("python3", "sockstat");
        assertThat(fresh.node().host().server()).hasToString("Optional[/usr/sbin/mariadbd]");
        assertThat(fresh.node().host().provider()).isPresent();
        assertThat(fresh.node().host().missingTools()).isEmpty();
        assertThat(fresh.node().host().freeBytes())
                .hasValueSatisfying(it -> assertThat(it).isGreaterThan(1L << 30));
    }

    @Test
    void anotherOperationsLockStopsEverythingTheOwnOneNothing() {
        String owner = "operation=20261123-bootstrap-1f2e by=ann@desk at=2026-11-23T08:00:00Z";
        MemberFacts locked =
                facts(CLUSTER, "db1", text(FRESH).replace("== servers\n", "== lock\n " + owner + "\n== servers\n"));
        ClusterFacts all = new ClusterFacts(List.of(new ClusterFacts.Heard("db1", locked)));

        assertThat(locked.lock()).contains(new HeldLock(owner));
        assertThat(facts("db1", FRESH).lock()).isEmpty();
        assertThat(LockChecks.heldByOthers(all, Set.of("20261123-join-aaaa")).failed())
                .isTrue();
        assertThat(LockChecks.heldByOthers(all, Set.of("20261123-join-aaaa"))
                        .checks()
                        .get(0)
                        .sentence()
                        .in(Locale.ENGLISH))
                .contains("ann@desk", "--break-lock 20261123-bootstrap-1f2e");
        assertThat(LockChecks.heldByOthers(all, Set.of("20261123-bootstrap-1f2e"))
                        .checks())
                .isEmpty();
    }

    @Test
    void theServiceAndItsTimeLimitAreTold() {
        assertThat(facts("db1", FRESH).service()).hasValueSatisfying(it -> {
            assertThat(it.init()).isEqualTo(InitSystem.SYSTEMD);
            assertThat(it.name()).isEqualTo("mariadb");
            assertThat(it.active()).isEqualTo("active");
            assertThat(it.enabled()).isFalse();
            assertThat(it.startTimeout()).contains(Duration.ofMinutes(15));
            assertThat(it.bootstrapSwitches()).isEmpty();
        });
    }

    @Test
    void whatWouldMakeANewClusterAtTheNextStartIsTold() {
        String left = text(STOPPED).replace("== bootstrap-switches\n", """
                == bootstrap-switches
                 environment _WSREP_NEW_CLUSTER=--wsrep-new-cluster
                """);

        assertThat(facts(CLUSTER, "db1", left).service().orElseThrow().bootstrapSwitches())
                .containsExactly("environment _WSREP_NEW_CLUSTER=--wsrep-new-cluster");
    }

    @Test
    void theDoubtAboutAClockIsTheTimeThatTheLookDidNotTakeItself() {
        assertThat(facts("db1", FRESH).clock()).hasValueSatisfying(it -> {
            assertThat(it.offset()).isBetween(Duration.ofMillis(-12), Duration.ofMillis(-8));
            assertThat(it.uncertainty()).isBetween(Duration.ofMillis(28), Duration.ofMillis(32));
        });
    }

    @Test
    void aMemberTellsItsStatus() {
        MemberFacts member = facts("db1", MEMBER);

        assertThat(member.replicates()).contains(true);
        assertThat(member.schemasOfPeople()).contains(List.of("shop"));
        assertThat(member.node().datadir().contents()).isEqualTo(Contents.USER_DATA);
        assertThat(member.node().server())
                .asInstanceOf(type(ServerFacts.Running.class))
                .satisfies(it -> assertThat(it.synced()).isTrue());
        assertThat(member.presentOptionFile())
                .hasValueSatisfying(
                        it -> assertThat(it).startsWith("[mysqld]\n").endsWith("gcache.size=128M\"\n"));
        assertThat(member.node().host().ports())
                .filteredOn(it -> it.use() == Use.TAKEN)
                .extracting(it -> it.purpose())
                .containsExactly("group", "client");
    }

    @Test
    void anotherServersWordsDoNotCount() {
        String other = text(MEMBER).replace(" datadir\t/var/lib/mysql/", " datadir\t/srv/other/");

        assertThat(text(MEMBER)).isNotEqualTo(other);
        assertThat(facts(CLUSTER, "db1", other).node().server())
                .asInstanceOf(type(ServerFacts.Running.class))
                .satisfies(it -> assertThat(it.status()).isEmpty());
        assertThat(facts(CLUSTER, "db1", other).schemasOfPeople()).isEmpty();
    }

    @Test
    void aStoppedMemberProvesItsPosition() {
        MemberFacts stopped = facts("db1", STOPPED);

        assertThat(stopped.node().server()).isEqualTo(new ServerFacts.Stopped());
        assertThat(stopped.schemasOfPeople()).isEmpty();
        assertThat(stopped.node().datadir().userSchemas()).containsExactly("shop");
        assertThat(stopped.node().datadir().position()).hasToString("c0e93f2d-e6e8-11f1-ad19-9a25fb5c14f8:4");
        assertThat(stopped.node().datadir().cleanlyStopped()).isTrue();
    }

    @Test
    void anAnswerWithoutItsEndIsNone() {
        String whole = text(MEMBER);
        String cut = whole.substring(0, whole.indexOf("== servers"));

        assertThat(LookAnswer.facts(
                        LookQuestion.of(CLUSTER, CLUSTER.nodes().get(0)), cut, Instant.EPOCH, Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void aFilesContentCannotPassForMore() {
        assertThat(Sections.of("== a\n == b\n one\nnoise\n== c").lines("a")).containsExactly("== b", "one");
    }

    @Test
    void theOptionFileThatIsMeantIsJudgedWithTheHostsFacts() {
        assertThat(facts("db1", FRESH).node().optionFile().findings()).isEmpty();
        assertThat(facts("db1", FRESH).node().optionFile().otherMembers()).containsExactly("10.9.0.2", "db3.example");

        String without = text(FRESH)
                .replace(" present /usr/lib/galera/libgalera_smm.so", " absent /usr/lib/galera/libgalera_smm.so");
        assertThat(facts(CLUSTER, "db1", without).node().optionFile().findings())
                .extracting(it -> it.code().value())
                .containsExactly("GAL104");
    }

    @Test
    void theSafetyTableJudgesAHostByItsOwnAndTheOthersEvidence() {
        ClusterFacts facts = new ClusterFacts(List.of(
                new Heard("db1", facts("db1", STOPPED)),
                new Heard("db2", facts("db2", OTHER_VERSION)),
                new Unheard("db3", HostProblem.of(Kind.CONNECTION_TIMED_OUT, "db3", "address", "db3.example:22"))));
        PeerFacts peers = new PeerFacts(CLUSTER, facts);

        assertThat(peers.of("db1").orElseThrow().peers())
                .extracting(PeerEvidence::written, PeerEvidence::answer)
                .containsExactly(tuple("10.9.0.2", Answer.REFUSED), tuple("db3.example", Answer.TIMED_OUT));
        assertThat(peers.of("db3")).isEmpty();
        assertThat(SafetyTable.judge(peers.of("db1").orElseThrow(), Operation.BOOTSTRAP, Waivers.NONE))
                .extracting(Refusal::rule)
                .contains(SafetyRule.NO_EVIDENCE, SafetyRule.USER_DATA);
    }

    @Test
    void aLivingMemberForbidsANewClusterElsewhereAndWelcomesAJoin() {
        ClusterFacts facts = new ClusterFacts(
                List.of(new Heard("db1", facts("db1", MEMBER)), new Heard("db2", facts("db2", OTHER_VERSION))));
        PeerFacts peers = new PeerFacts(CLUSTER, facts);

        assertThat(SafetyTable.judge(peers.of("db2").orElseThrow(), Operation.BOOTSTRAP, Waivers.NONE))
                .extracting(Refusal::rule)
                .containsExactly(SafetyRule.PRIMARY_ANSWERS);
        assertThat(SafetyTable.judge(peers.of("db2").orElseThrow(), Operation.JOIN, Waivers.NONE))
                .isEmpty();
    }

    @Test
    void aFreshPackagesServerIsNoMember() {
        ClusterFacts facts = new ClusterFacts(
                List.of(new Heard("db1", facts("db1", FRESH)), new Heard("db2", facts("db2", OTHER_VERSION))));

        assertThat(new PeerFacts(CLUSTER, facts).of("db2").orElseThrow().peers())
                .extracting(PeerEvidence::answer)
                .containsExactly(Answer.REFUSED);
    }

    @Test
    void theQuestionHasNoSecretAndAsksForWhatTheRulesWant() {
        assertThat(LookQuestion.of(CLUSTER, CLUSTER.nodes().get(0)).arguments())
                .contains(
                        "datadir=/var/lib/mysql",
                        "path=/usr/lib/galera/libgalera_smm.so",
                        "name=db3.example",
                        "tool=mbstream")
                .noneMatch(it -> it.contains("password"));
    }
}
