package dev.galeractl.bootstrap.cluster.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.look.RecordedAnswers;
import dev.galeractl.bootstrap.cluster.plan.ClusterPlanner;
import dev.galeractl.bootstrap.cluster.plan.Wish;
import dev.galeractl.bootstrap.cluster.undo.ModelHost.Datadir;
import dev.galeractl.bootstrap.cluster.undo.ModelHost.Server;
import dev.galeractl.bootstrap.cluster.undo.UndoPlanner.Planned;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.journal.JournalRecord;
import dev.galeractl.bootstrap.journal.JournalRecord.StepRecord;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.UndoStep;
import dev.galeractl.bootstrap.plan.Verb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever two hosts were, and however far an operation came on them: taken back, they are what they were. */
class UndoPlannerTest {
    private static final ClusterDescription CLUSTER = RecordedAnswers.describe("""
            cluster: shop
            server: mariadb-10.11
            sst: {method: mariabackup, account: sst, password: "env:SST"}
            tls: {from: own-ca}
            nodes:
              - {name: db1, address: 10.0.0.1}
              - {name: db2, address: 10.0.0.2}
            """);

    private static final Path OPTION_FILE =
            CLUSTER.node("db1").orElseThrow().paths().optionFile();

    private enum Start {
        FRESH,
        STOPPED,
        EMPTY,
        DATA,
        FORMER_MEMBER,
        MEMBER
    }

    private record Situation(Start first, Start second, Wish wish, Waivers waivers) {
        ModelCluster hosts() {
            ModelCluster hosts = new ModelCluster(CLUSTER);
            add(hosts, "db1", first);
            add(hosts, "db2", second);
            hosts.host("db2").files.put(OPTION_FILE, "an older one");
            return hosts;
        }

        private static void add(ModelCluster hosts, String node, Start start) {
            Datadir made = new Datadir("of " + node, Set.of(), false, false);
            Datadir data = new Datadir("of " + node, Set.of("orders"), false, false);
            switch (start) {
                case FRESH -> hosts.add(node, Server.PACKAGE, Optional.of(made));
                case STOPPED -> hosts.add(node, Server.NONE, Optional.of(made));
                case EMPTY -> hosts.add(node, Server.NONE, Optional.empty());
                case DATA -> hosts.add(node, Server.NONE, Optional.of(data));
                case FORMER_MEMBER -> hosts.add(node, Server.NONE, Optional.of(made.asMember(true)));
                case MEMBER -> hosts.add(node, Server.MEMBER, Optional.of(data.asMember(true)));
            }
        }

        List<Step> steps() {
            return new ClusterPlanner(CLUSTER, wish, waivers)
                    .plan("op", hosts().facts(), Optional.empty())
                    .plan()
                    .steps();
        }
    }

    private static List<Situation> plannable() {
        List<Waivers> waivers = List.of(
                Waivers.NONE,
                new Waivers(Set.of(), Set.of("db1", "db2"), Set.of()),
                new Waivers(Set.of("db1"), Set.of("db2"), Set.of()));
        List<Situation> all = new ArrayList<>();
        for (Start first : Start.values()) {
            for (Start second : Start.values()) {
                for (Wish wish : List.of(new Wish.Found(), new Wish.Add("db1"), new Wish.Add("db2"))) {
                    waivers.forEach(it -> all.add(new Situation(first, second, wish, it)));
                }
            }
        }
        // A former member that a transfer filled has lost what told so; its plan says that.
        return all.stream()
                .filter(it -> it.wish() instanceof Wish.Found
                        || (it.first() != Start.FORMER_MEMBER && it.second() != Start.FORMER_MEMBER))
                .filter(it -> !it.steps().isEmpty())
                .toList();
    }

    @Test
    void everyPrefixOfEveryPlanIsTakenBack() {
        assertThat(plannable()).hasSizeGreaterThan(30).allSatisfy(situation -> {
            List<Step> steps = situation.steps();
            for (int begun = 0; begun <= steps.size(); begun++) {
                // The last one that was begun may have been taken or not.
                for (int taken = Math.max(0, begun - 1); taken <= begun; taken++) {
                    ModelCluster hosts = after(situation, steps.subList(0, taken));
                    Planned planned = undo(situation, steps.subList(0, begun), hosts);
                    assertThat(planned.refusals()).isEmpty();
                    planned.plan().steps().forEach(hosts::take);
                    accountsThatStay(planned)
                            .forEach(it -> hosts.host(it)
                                    .change(hosts.host(it)
                                            .datadir()
                                            .orElseThrow()
                                            .withAccount(false)));
                    assertThat(hosts.essence())
                            .as("%s after %d of %s by %s", situation, taken, steps, planned)
                            .isEqualTo(situation.hosts().essence());
                }
            }
        });
    }

    /** Where a node whose server did not run was still getting its data: it is said that the account of the transfer came with it and stays. */
    private static List<String> accountsThatStay(Planned planned) {
        return planned.plan().remarks().stream()
                .filter(it -> it.key().equals("remark.undo-account-stays"))
                .map(it -> String.valueOf(it.parameters().get("node")))
                .toList();
    }

    @Test
    void everyPrefixOfTakingBackLeadsOn() {
        assertThat(plannable()).allSatisfy(situation -> {
            List<Step> steps = situation.steps();
            List<Step> back =
                    undo(situation, steps, after(situation, steps)).plan().steps();
            for (int interrupted = 0; interrupted < back.size(); interrupted++) {
                ModelCluster hosts = after(situation, steps);
                back.subList(0, interrupted).forEach(hosts::take);
                Planned rest = undo(situation, steps, hosts, back.subList(0, interrupted));
                assertThat(rest.refusals()).as("%s %d", situation, interrupted).isEmpty();
                rest.plan().steps().forEach(hosts::take);
                assertThat(hosts.essence())
                        .as("%s after %d steps back", situation, interrupted)
                        .isEqualTo(situation.hosts().essence());
            }
        });
    }

    @Test
    void dataOfPeopleIsNeverLost() {
        assertThat(plannable())
                .filteredOn(it -> it.first() == Start.DATA || it.second() == Start.DATA)
                .isNotEmpty();
        // What was there before is compared by the others; what came is kept under the operation's name.
        Situation joined = new Situation(Start.MEMBER, Start.FRESH, new Wish.Add("db2"), Waivers.NONE);
        List<Step> steps = joined.steps();
        ModelCluster hosts = after(joined, steps);
        undo(joined, steps, hosts).plan().steps().forEach(hosts::take);

        assertThat(hosts.host("db2").datadirs.values())
                .anyMatch(it -> it.schemas().contains("orders"));
        assertThat(hosts.host("db1").server).isEqualTo(Server.MEMBER);
    }

    @Test
    void aNewClusterThatIsInUseIsNotTakenBack() {
        Situation founding = founding();
        List<Step> steps = founding.steps();
        ModelCluster used = after(founding, steps);
        used.host("db2").change(new Datadir("of db1", Set.of("invoices"), true, true));

        assertRefused(undo(founding, steps, used), "invoices");
    }

    @Test
    void aClusterThatHasGrownIsNotTakenBack() {
        Situation founding = founding();
        List<Step> steps = founding.steps();
        // As far as this journal knows, somebody else started db2.
        List<Step> withoutSecond = steps.stream()
                .filter(it -> !(it.node().equals("db2") && it.slug().equals("start-joiner")))
                .toList();

        assertRefused(undo(founding, withoutSecond, after(founding, steps)), "2 members", "db2");
    }

    @Test
    void aServerThatWasStoppedAMomentAgoIsNobodyElses() {
        Situation founding = founding();
        ModelCluster hosts = after(founding, founding.steps());
        hosts.host("db2").server = Server.NONE;
        hosts.host("db2").isStillCounted = true;

        assertThat(undo(founding, founding.steps(), hosts).refusals()).isEmpty();
    }

    @Test
    void whatATransferPutOnADiskOfItsOwnIsNotMovedAndNothingElseIsTakenBack() {
        Situation joined = new Situation(Start.MEMBER, Start.FRESH, new Wish.Add("db2"), Waivers.NONE);
        ModelCluster hosts = after(joined, joined.steps());
        hosts.host("db2").isMounted = true;

        assertRefused(undo(joined, joined.steps(), hosts), "cannot be moved as a whole");
    }

    @Test
    void aDiskOfItsOwnIsNotInTheWayWhereNothingIsMoved() {
        Situation founding = founding();
        ModelCluster hosts = after(founding, founding.steps());
        hosts.host("db2").isMounted = true;

        assertThat(undo(founding, founding.steps(), hosts).plan().steps()).isNotEmpty();
    }

    @Test
    void aFileThatSomebodyChangedStays() {
        Situation founding = founding();
        List<Step> steps = founding.steps();
        ModelCluster hosts = after(founding, steps);
        hosts.host("db1").files.put(OPTION_FILE, "[mysqld]\n# mine\n");

        assertRefused(undo(founding, steps, hosts), OPTION_FILE.toString());
    }

    @Test
    void theLastMemberDoesNotLeave() {
        Situation joining = new Situation(Start.MEMBER, Start.FRESH, new Wish.Add("db2"), Waivers.NONE);
        List<Step> steps = joining.steps();
        ModelCluster hosts = after(joining, steps);
        hosts.host("db1").server = Server.NONE;

        assertRefused(undo(joining, steps, hosts), "db2");
    }

    @Test
    void serversAreStoppedInTheOppositeOrderAndBeforeAnythingIsMoved() {
        Situation founding = founding();
        List<Step> back = undo(founding, founding.steps(), after(founding, founding.steps()))
                .plan()
                .steps();
        List<String> stopped = back.stream()
                .filter(UndoStep.StopStarted.class::isInstance)
                .map(Step::node)
                .toList();

        assertThat(stopped).containsExactly("db2", "db1");
        assertThat(back)
                .filteredOn(it -> it instanceof UndoStep.StopStarted stop && stop.receiving())
                .isEmpty();
    }

    private static Situation founding() {
        return new Situation(Start.FRESH, Start.FRESH, new Wish.Found(), Waivers.NONE);
    }

    private static void assertRefused(Planned planned, String... words) {
        assertThat(planned.plan().steps()).isEmpty();
        String reasons = planned.refusals().stream()
                .map(Refusal::reason)
                .map(it -> it.in(Locale.ENGLISH))
                .collect(Collectors.joining("\n"));
        assertThat(reasons).contains(words);
    }

    private static ModelCluster after(Situation situation, List<Step> steps) {
        ModelCluster hosts = situation.hosts();
        steps.forEach(hosts::take);
        return hosts;
    }

    private static Planned undo(Situation situation, List<Step> begun, ModelCluster hosts) {
        return undo(situation, begun, hosts, List.of());
    }

    /** @param back steps of an earlier run that began to take it back */
    private static Planned undo(Situation situation, List<Step> begun, ModelCluster hosts, List<Step> back) {
        UndoneOperation undone = UndoneOperation.of(
                journal(situation.wish().verb(), begun),
                Optional.of(back).filter(it -> !it.isEmpty()).map(it -> journal(Verb.UNDO, it)));
        return new UndoPlanner(CLUSTER, undone).plan(hosts.facts(), hosts.notes(), 0);
    }

    private static JournalRecord journal(Verb verb, List<Step> begun) {
        List<StepRecord> records = begun.stream()
                .map(it -> new StepRecord(
                        it.slug(),
                        it.node(),
                        it.sentence().parameters(),
                        Optional.empty(),
                        Optional.of(Map.of()),
                        false))
                .toList();
        return new JournalRecord("op", verb.words(), "cluster.yaml", records, false);
    }
}
