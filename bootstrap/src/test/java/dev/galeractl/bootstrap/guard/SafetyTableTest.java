package dev.galeractl.bootstrap.guard;

import static dev.galeractl.bootstrap.fact.SomeFacts.CLUSTER;
import static dev.galeractl.bootstrap.fact.SomeFacts.OTHER_CLUSTER;
import static dev.galeractl.bootstrap.fact.SomeFacts.datadir;
import static dev.galeractl.bootstrap.fact.SomeFacts.file;
import static dev.galeractl.bootstrap.fact.SomeFacts.member;
import static dev.galeractl.bootstrap.fact.SomeFacts.peer;
import static dev.galeractl.bootstrap.fact.SomeFacts.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.fact.DatadirFacts;
import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.fact.PeerEvidence.Answer;
import dev.galeractl.bootstrap.fact.PriorRun;
import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.fact.SomeFacts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SafetyTableTest {
    @Test
    void anEmptyNodeWithMembersNotStartedYetMayBootstrap() {
        assertThat(bootstrap(new SomeFacts())).isEmpty();
    }

    @Test
    void nothingIsBootstrappedBesideALivingPrimary() {
        assertThat(bootstrap(new SomeFacts().peers(member("10.0.0.2", CLUSTER, true))))
                .containsExactly(SafetyRule.PRIMARY_ANSWERS);
    }

    @Test
    void aGaleraNodeThatCannotBeAskedCountsAsALivingCluster() {
        assertThat(bootstrap(new SomeFacts().peers(peer("10.0.0.2", Answer.GALERA))))
                .containsExactly(SafetyRule.PRIMARY_ANSWERS);
    }

    @Test
    void noWaiverHelpsAgainstALivingPrimary() {
        Waivers all = new Waivers(Set.of("db1"), Set.of("db1"), Set.of("10.0.0.2"));
        assertThat(rules(SafetyTable.judge(
                        new SomeFacts().peers(member("10.0.0.2", CLUSTER, true)).facts(), Operation.BOOTSTRAP, all)))
                .containsExactly(SafetyRule.PRIMARY_ANSWERS);
    }

    @Test
    void membersOfTheClusterThatThisOperationMadeAreNoStrangers() {
        SomeFacts facts = new SomeFacts()
                .with(datadir(Contents.SYSTEM_ONLY, CLUSTER, -1, false))
                .running(Origin.SAME_OPERATION, Optional.of(status(CLUSTER, true)))
                .peers(member("10.0.0.2", CLUSTER, true));
        assertThat(bootstrap(facts)).isEmpty();
        assertThat(bootstrap(facts.peers(member("10.0.0.2", OTHER_CLUSTER, true))))
                .containsExactly(SafetyRule.PRIMARY_ANSWERS);
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.class,
            names = {"TIMED_OUT", "UNREACHABLE", "NOT_GALERA", "SILENT"})
    void silenceIsNoEvidenceUnlessTheMemberIsNamed(Answer answer) {
        SomeFacts facts = new SomeFacts().peers(peer("10.0.0.2", answer));
        assertThat(bootstrap(facts)).containsExactly(SafetyRule.NO_EVIDENCE);
        assertThat(rules(SafetyTable.judge(facts.facts(), Operation.BOOTSTRAP, accept("10.0.0.2"))))
                .isEmpty();
        assertThat(rules(SafetyTable.judge(facts.facts(), Operation.BOOTSTRAP, accept("10.0.0.3"))))
                .containsExactly(SafetyRule.NO_EVIDENCE);
    }

    @Test
    void aForeignServerOnTheDatadirForbidsBoth() {
        SomeFacts facts = new SomeFacts().with(Contents.SYSTEM_ONLY).running(Origin.FOREIGN, Optional.empty());
        assertThat(bootstrap(facts)).containsExactly(SafetyRule.SERVER_RUNS);
        assertThat(join(facts.peers(member("10.0.0.2", CLUSTER, true)))).containsExactly(SafetyRule.SERVER_RUNS);
    }

    @Test
    void aServerThatIsAMemberAlreadyHasWhatJoinWishes() {
        SomeFacts facts = new SomeFacts()
                .with(datadir(Contents.USER_DATA, CLUSTER, -1, false))
                .running(Origin.FOREIGN, Optional.of(status(CLUSTER, true)))
                .peers(member("10.0.0.2", CLUSTER, true));
        assertThat(join(facts)).isEmpty();
    }

    @Test
    void userDataIsAdoptedOnlyByName() {
        SomeFacts facts = new SomeFacts().with(Contents.USER_DATA);
        assertThat(bootstrap(facts)).containsExactly(SafetyRule.USER_DATA);
        assertThat(rules(SafetyTable.judge(facts.facts(), Operation.BOOTSTRAP, adopt("db1"))))
                .isEmpty();
        assertThat(rules(SafetyTable.judge(facts.facts(), Operation.BOOTSTRAP, adopt("db2"))))
                .containsExactly(SafetyRule.USER_DATA);
    }

    @Test
    void userDataIsOverwrittenOnlyByName() {
        SomeFacts facts = new SomeFacts().with(Contents.USER_DATA).peers(member("10.0.0.2", CLUSTER, true));
        assertThat(join(facts)).containsExactly(SafetyRule.USER_DATA);
        assertThat(rules(SafetyTable.judge(facts.facts(), Operation.JOIN, overwrite("db1"))))
                .isEmpty();
    }

    @Test
    void nothingIsOverwrittenWhereOnlyWhatIsMissingWillBeSent() {
        SomeFacts facts = new SomeFacts().peers(member("10.0.0.2", CLUSTER, true));
        assertThat(join(facts.with(datadir(Contents.USER_DATA, CLUSTER, 7, false))))
                .isEmpty();
        assertThat(join(facts.with(datadir(Contents.USER_DATA, CLUSTER, 3, false))))
                .as("the peers' caches begin at 5")
                .containsExactly(SafetyRule.USER_DATA);
        assertThat(join(facts.with(datadir(Contents.USER_DATA, CLUSTER, 11, false))))
                .as("ahead of the cluster")
                .containsExactly(SafetyRule.USER_DATA);
    }

    @Test
    void anotherHistoryJoinsOnlyByName() {
        SomeFacts facts = new SomeFacts()
                .with(datadir(Contents.SYSTEM_ONLY, OTHER_CLUSTER, 4, true))
                .peers(member("10.0.0.2", CLUSTER, true));
        assertThat(join(facts)).containsExactly(SafetyRule.STATE_DIFFERS);
        assertThat(rules(SafetyTable.judge(facts.facts(), Operation.JOIN, overwrite("db1"))))
                .isEmpty();
    }

    @Test
    void nobodyJoinsWhereTwoClustersAnswer() {
        assertThat(join(new SomeFacts()
                        .peers(member("10.0.0.2", CLUSTER, true), member("10.0.0.3", OTHER_CLUSTER, true))))
                .containsExactly(SafetyRule.STATE_DIFFERS);
    }

    @Test
    void aFormerMemberIsNoStartOfANewClusterUnlessNamedAndLastToLeave() {
        SomeFacts last = new SomeFacts().with(datadir(Contents.SYSTEM_ONLY, CLUSTER, 9, true));
        assertThat(bootstrap(last)).containsExactly(SafetyRule.STATE_DIFFERS);
        assertThat(rules(SafetyTable.judge(last.facts(), Operation.BOOTSTRAP, adopt("db1"))))
                .isEmpty();
        SomeFacts notLast = new SomeFacts().with(datadir(Contents.SYSTEM_ONLY, CLUSTER, 9, false));
        assertThat(rules(SafetyTable.judge(notLast.facts(), Operation.BOOTSTRAP, adopt("db1"))))
                .containsExactly(SafetyRule.POSITION);
        SomeFacts crashed = new SomeFacts().with(datadir(Contents.SYSTEM_ONLY, CLUSTER, -1, true));
        assertThat(rules(SafetyTable.judge(crashed.facts(), Operation.BOOTSTRAP, adopt("db1"))))
                .containsExactly(SafetyRule.POSITION);
    }

    @Test
    void whatAnInterruptedBootstrapLeftMayBeStartedAgain() {
        SomeFacts facts = new SomeFacts().with(datadir(Contents.SYSTEM_ONLY, CLUSTER, -1, true));
        assertThat(bootstrap(facts.prior(new PriorRun("op", false, true, false))))
                .isEmpty();
        assertThat(bootstrap(facts.prior(new PriorRun("op", true, true, false))))
                .isNotEmpty();
        assertThat(bootstrap(facts.prior(new PriorRun("op", false, false, false))))
                .isNotEmpty();
    }

    @Test
    void aFormerMemberThatDoesNotSayOfWhichClusterIsNeverBootstrapped() {
        UUID nil = new UUID(0, 0);
        SomeFacts facts = new SomeFacts().with(datadir(Contents.USER_DATA, nil, -1, true));
        assertThat(rules(SafetyTable.judge(facts.facts(), Operation.BOOTSTRAP, adopt("db1"))))
                .containsExactly(SafetyRule.STATE_DIFFERS);
        DatadirFacts onlyAView = new DatadirFacts(
                SomeFacts.DATADIR,
                Contents.SYSTEM_ONLY,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                true,
                true,
                false);
        assertThat(bootstrap(facts.with(onlyAView))).containsExactly(SafetyRule.STATE_DIFFERS);
    }

    @Test
    void aFirstStartThatFailedLeavesNothingToBeAfraidOf() {
        DatadirFacts failed = new DatadirFacts(
                SomeFacts.DATADIR,
                Contents.SYSTEM_ONLY,
                List.of(),
                datadir(Contents.SYSTEM_ONLY, new UUID(0, 0), -1, true).saved(),
                Optional.empty(),
                true,
                false,
                false);
        assertThat(bootstrap(new SomeFacts().with(failed))).isEmpty();
    }

    @Test
    void whatAnUnfinishedTransferFoundIsOverwrittenOnlyByNameUnlessThisOperationMadeIt() {
        DatadirFacts unfinished = new DatadirFacts(
                SomeFacts.DATADIR,
                Contents.TRANSFER_UNFINISHED,
                List.of("shop"),
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                false);
        SomeFacts facts = new SomeFacts().with(unfinished).peers(member("10.0.0.2", CLUSTER, true));
        assertThat(join(facts)).containsExactly(SafetyRule.USER_DATA);
        assertThat(rules(SafetyTable.judge(facts.facts(), Operation.JOIN, overwrite("db1"))))
                .isEmpty();
        assertThat(join(facts.prior(new PriorRun("op", false, true, true)))).isEmpty();
    }

    @Test
    void whatOurOwnUnfinishedJoinReceivedMayBeSentAgain() {
        SomeFacts facts = new SomeFacts()
                .with(datadir(Contents.USER_DATA, CLUSTER, -1, false))
                .prior(new PriorRun("op", false, true, true));
        assertThat(join(facts.peers(member("10.0.0.2", CLUSTER, true)))).isEmpty();
        assertThat(join(facts.peers(member("10.0.0.2", OTHER_CLUSTER, true)))).isNotEmpty();
        assertThat(join(facts.prior(new PriorRun("op", false, true, false)).peers(member("10.0.0.2", CLUSTER, true))))
                .containsExactly(SafetyRule.USER_DATA);
    }

    @Test
    void whatATransferLeftThatTookItsMarkAwayIsCalledThatWhereOurRunStartedIt() {
        SomeFacts facts = new SomeFacts().with(Contents.INCOMPLETE).peers(member("10.0.0.2", CLUSTER, true));
        assertThat(joinReason(facts.prior(new PriorRun("op", false, true, false))))
                .contains("the rest of a state transfer");
        assertThat(joinReason(facts.prior(new PriorRun("op", false, false, false))))
                .contains("no data directory of a server");
        assertThat(joinReason(facts.prior(new PriorRun("op", true, true, false))))
                .contains("no data directory of a server");
    }

    @Test
    void nobodyJoinsAmongThoseWhoSayNothing() {
        assertThat(join(new SomeFacts().peers(peer("10.0.0.2", Answer.SILENT), peer("10.0.0.3", Answer.REFUSED))))
                .containsExactly(SafetyRule.PRIMARY_ANSWERS);
    }

    @Test
    void gcommLeftInTheFileIsRefusedWithTheDiff() {
        List<Refusal> refusals = SafetyTable.judge(
                new SomeFacts().with(file("gcomm://", List.of())).peers().facts(), Operation.BOOTSTRAP, Waivers.NONE);
        assertThat(rules(refusals)).containsExactly(SafetyRule.OPTION_FILE);
        assertThat(refusals.get(0).diff()).contains("the diff");
    }

    @Test
    void aFileThatListsOnlyTheNodeItselfBootstrapsAndDoesNotJoin() {
        SomeFacts facts =
                new SomeFacts().with(file("gcomm://10.0.0.1", List.of())).peers();
        assertThat(bootstrap(facts)).isEmpty();
        assertThat(join(facts)).containsExactly(SafetyRule.OPTION_FILE);
    }

    @Test
    void nobodyJoinsWithoutAClusterToJoin() {
        assertThat(join(new SomeFacts())).containsExactly(SafetyRule.PRIMARY_ANSWERS);
        assertThat(join(new SomeFacts().peers(member("10.0.0.2", CLUSTER, false))))
                .containsExactly(SafetyRule.PRIMARY_ANSWERS);
        assertThat(join(new SomeFacts().peers(peer("10.0.0.2", Answer.GALERA)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Contents.class,
            names = {"INCOMPLETE", "FOREIGN", "UNREADABLE"})
    void whatIsNoDatadirIsLeftAlone(Contents contents) {
        assertThat(bootstrap(new SomeFacts().with(contents))).containsExactly(SafetyRule.USER_DATA);
        assertThat(join(new SomeFacts().with(contents).peers(member("10.0.0.2", CLUSTER, true))))
                .containsExactly(SafetyRule.USER_DATA);
    }

    private static List<SafetyRule> bootstrap(SomeFacts facts) {
        return rules(SafetyTable.judge(facts.facts(), Operation.BOOTSTRAP, Waivers.NONE));
    }

    private static List<SafetyRule> join(SomeFacts facts) {
        return rules(SafetyTable.judge(facts.facts(), Operation.JOIN, Waivers.NONE));
    }

    private static String joinReason(SomeFacts facts) {
        List<Refusal> refusals = SafetyTable.judge(facts.facts(), Operation.JOIN, Waivers.NONE);
        assertThat(rules(refusals)).containsExactly(SafetyRule.USER_DATA);
        return refusals.get(0).reason().in(Locale.ENGLISH);
    }

    /** Every refusal has its three sentences in both languages. */
    private static List<SafetyRule> rules(List<Refusal> refusals) {
        for (Refusal refusal : refusals) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
                assertThat(List.of(
                                refusal.reason().in(locale),
                                refusal.learned().in(locale),
                                refusal.wayOut().in(locale)))
                        .allSatisfy(words -> assertThat(words).doesNotContain("{"));
            }
        }
        return refusals.stream().map(Refusal::rule).toList();
    }

    private static Waivers accept(String member) {
        return new Waivers(Set.of(), Set.of(), Set.of(member));
    }

    private static Waivers adopt(String node) {
        return new Waivers(Set.of(node), Set.of(), Set.of());
    }

    private static Waivers overwrite(String node) {
        return new Waivers(Set.of(), Set.of(node), Set.of());
    }
}
