package dev.galeractl.bootstrap.cluster.preflight;

import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.CLUSTER;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.FRESH;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.MEMBER;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.OTHER_VERSION;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.STOPPED;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.facts;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Heard;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Member;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Unheard;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.look.Reachability;
import dev.galeractl.bootstrap.cluster.look.Reachability.Answer;
import dev.galeractl.bootstrap.cluster.look.Reachability.Attempt;
import dev.galeractl.bootstrap.cluster.look.RecordedAnswers;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterPreflightTest {
    /** Of the recorded hosts' addresses, each as another node. */
    private static final String SECOND = "10.9.0.2";

    private final List<Attempt> attempts = new ArrayList<>();
    private Goal goal = Goal.newCluster(CLUSTER);

    private static String second(String recording) {
        return text(recording).replace("inet 10.9.0.1/", "inet " + SECOND + "/");
    }

    private static String third(String recording) {
        return text(recording).replace("inet 10.9.0.1/", "inet 10.9.0.3/");
    }

    private static Member heard(String node, String text) {
        return new Heard(node, facts(CLUSTER, node, text));
    }

    private static List<Member> threeFresh() {
        return List.of(heard("db1", text(FRESH)), heard("db2", second(FRESH)), heard("db3", third(FRESH)));
    }

    private PreflightReport report(List<Member> members) {
        return ClusterPreflight.check(CLUSTER, new ClusterFacts(members), new Reachability(attempts), goal);
    }

    private static List<Check> of(PreflightReport report, String slug) {
        return report.checks().stream().filter(it -> it.slug().equals(slug)).toList();
    }

    private static List<Result> results(PreflightReport report, String slug) {
        return of(report, slug).stream().map(Check::result).toList();
    }

    private static String words(List<Check> checks) {
        return checks.stream()
                .map(it -> it.sentence().in(Locale.ENGLISH))
                .toList()
                .toString();
    }

    private void allReached(Duration roundTrip) {
        for (String from : List.of("db1", "db2", "db3")) {
            for (String to : List.of("db1", "db2", "db3")) {
                if (!from.equals(to)) {
                    for (int port : List.of(4567, 3306, 4568, 4444)) {
                        attempts.add(new Attempt(from, to, port, Answer.REACHED, Optional.of(roundTrip)));
                    }
                }
            }
        }
    }

    @Test
    void threeFreshHostsThatReachEachOtherAreFine() {
        allReached(Duration.ofNanos(300_000));

        PreflightReport report = report(threeFresh());

        assertThat(report.checks())
                .filteredOn(it -> it.result() != Result.PASS)
                .as("%s", words(report.checks()))
                .isEmpty();
        assertThat(report.checks())
                .extracting(Check::slug)
                .contains(
                        "heard",
                        "server",
                        "same-version",
                        "reachable",
                        "advertised-address",
                        "host-names",
                        "round-trip-time",
                        "mtu",
                        "clock",
                        "disk-space",
                        "tools",
                        "state-transfer",
                        "option-file",
                        "primary-alive",
                        "memory",
                        "confinement",
                        "firewall",
                        "time-limit");
    }

    @Test
    void noSentenceHasAnEmptyPlaceInEitherLanguage() {
        attempts.add(new Attempt("db1", "db2", 4567, Answer.DROPPED, Optional.empty()));
        PreflightReport report = report(
                List.of(heard("db1", text(MEMBER)), heard("db2", text(OTHER_VERSION)), heard("db3", third(STOPPED))));

        for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            assertThat(report.checks())
                    .allSatisfy(it -> assertThat(it.sentence().in(locale))
                            .doesNotContain("{")
                            .isNotBlank());
        }
    }

    @Test
    void aHostThatIsNotHeardFailsWhereItIsToBeStarted() {
        HostProblem problem = HostProblem.of(Kind.CONNECTION_TIMED_OUT, "db3", "address", "10.9.0.3:22");
        List<Member> members =
                List.of(heard("db1", text(MEMBER)), heard("db2", second(FRESH)), new Unheard("db3", problem));

        assertThat(results(report(members), "heard")).containsExactly(Result.FAIL, Result.PASS, Result.PASS);

        goal = Goal.join("db2");
        assertThat(results(report(members), "heard")).containsExactly(Result.WARN, Result.PASS, Result.PASS);
        assertThat(results(report(members), "primary-alive")).containsExactly(Result.PASS);
    }

    @Test
    void withoutAPrimaryAnywhereThereIsNothingToJoinUnlessSomebodyWasNotHeard() {
        goal = Goal.join("db2");
        assertThat(results(report(threeFresh()), "primary-alive")).containsExactly(Result.FAIL);

        HostProblem problem = HostProblem.of(Kind.CONNECTION_TIMED_OUT, "db3", "address", "10.9.0.3:22");
        assertThat(results(report(List.of(heard("db2", second(FRESH)), new Unheard("db3", problem))), "primary-alive"))
                .containsExactly(Result.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED, 4567, FAIL, rejects",
        "DROPPED, 4444, FAIL, drops",
        "NO_ROUTE, 4568, FAIL, no way",
        "SOMEBODY_ELSE, 4567, FAIL, another program",
        "DROPPED, 3306, WARN, drops",
        "UNTRIED, 4567, UNKNOWN, could not be tried"
    })
    void aClosedPortIsToldForTheDirectionInWhichItIsClosed(Answer answer, int port, Result result, String word) {
        allReached(Duration.ofMillis(1));
        attempts.replaceAll(it -> it.from().equals("db1") && it.to().equals("db2") && it.port() == port
                ? new Attempt("db1", "db2", port, answer, Optional.empty())
                : it);

        List<Check> wrong = of(report(threeFresh()), "reachable").stream()
                .filter(it -> it.result() != Result.PASS)
                .toList();

        assertThat(wrong).singleElement().satisfies(it -> {
            assertThat(it.node()).isEqualTo("db1");
            assertThat(it.result()).isEqualTo(result);
            assertThat(it.sentence().in(Locale.ENGLISH)).contains("db2", Integer.toString(port), word);
        });
    }

    @Test
    void aLongRoundTripDoesNotSuitTheUsualTimeouts() {
        allReached(Duration.ofSeconds(2));

        assertThat(of(report(threeFresh()), "round-trip-time")).singleElement().satisfies(it -> {
            assertThat(it.result()).isEqualTo(Result.WARN);
            assertThat(it.findings()).isNotEmpty();
        });
    }

    @Test
    void differentSeriesAreToldAndSoIsAMixture() {
        List<Check> versions =
                of(report(List.of(heard("db1", text(FRESH)), heard("db2", text(OTHER_VERSION)))), "same-version");

        assertThat(versions).extracting(Check::result).containsOnly(Result.WARN);
        assertThat(words(versions)).contains("11.8.6", "the description says 10.11", "db1: MariaDB 10.11.18");
    }

    @Test
    void aNameThatLeadsToTheHostItselfFails() {
        String debian = second(FRESH).replace(" address 10.9.0.3", " address 127.0.1.1");

        assertThat(of(
                        report(List.of(heard("db1", text(FRESH)), heard("db2", debian), heard("db3", third(FRESH)))),
                        "host-names"))
                .filteredOn(it -> it.result() != Result.PASS)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.node()).isEqualTo("db2");
                    assertThat(it.result()).isEqualTo(Result.FAIL);
                });
    }

    @Test
    void anAddressOfNoInterfaceFails() {
        assertThat(of(report(List.of(heard("db1", text(FRESH)), heard("db2", text(FRESH)))), "advertised-address"))
                .extracting(Check::node, Check::result)
                .containsExactly(tuple("db1", Result.PASS), tuple("db2", Result.FAIL));
    }

    @Test
    void clocksThatAreSurelyApartWarn() {
        String ahead = second(FRESH);
        String begin = line(ahead, "== begin\n ");
        ahead = ahead.replace(" " + begin, " " + later(begin, 30));
        String end = line(second(FRESH), "== end\n ");
        ahead = ahead.replace(" " + end, " " + later(end, 30));
        // As if they were asked in the same moment as the first.
        Heard skewed = new Heard("db2", withClock(ahead));

        assertThat(of(report(List.of(heard("db1", text(FRESH)), skewed)), "clock"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.result()).isEqualTo(Result.WARN);
                    assertThat(it.sentence().in(Locale.ENGLISH))
                            .matches("The clock of db2 is (29999|30000|30001) ms ahead of that of db1, ± 60 ms.*");
                });
    }

    @Test
    void aFullDiskFailsByTheDonorsSize() {
        goal = Goal.join("db2");
        String full = second(FRESH).replaceFirst("(== free\n) \\d+", "$1 209715200");

        assertThat(of(report(List.of(heard("db1", text(MEMBER)), heard("db2", full))), "disk-space"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.result()).isEqualTo(Result.FAIL);
                    assertThat(it.sentence().in(Locale.ENGLISH)).contains("200 MiB are free", "full copy");
                });
    }

    @Test
    void aDonorWithoutToolsFailsWhereNoOtherCanSend() {
        goal = Goal.join("db2");
        String member = text(MEMBER);
        String without = member.replaceFirst("(?m)^ socat .*\n", "");
        assertThat(without).isNotEqualTo(member);

        assertThat(of(report(List.of(heard("db1", without), heard("db2", second(FRESH)))), "state-transfer"))
                .filteredOn(it -> it.node().equals("db1"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.result()).isEqualTo(Result.FAIL);
                    assertThat(it.sentence().in(Locale.ENGLISH)).contains("db1", "socat");
                });
        assertThat(of(
                        report(List.of(
                                heard("db1", without), heard("db2", second(FRESH)), heard("db3", third(MEMBER)))),
                        "state-transfer"))
                .extracting(Check::node, Check::result)
                .containsExactly(tuple("db2", Result.PASS), tuple("db1", Result.WARN));
    }

    @Test
    void aDonorNeedsNoToolsForACopyThatIsNotMade() {
        goal = Goal.join("db2");
        String without = text(MEMBER).replaceFirst("(?m)^ socat .*\n", "");

        assertThat(of(report(List.of(heard("db1", without), heard("db2", second(STOPPED)))), "state-transfer"))
                .extracting(Check::node)
                .containsExactly("db2");
    }

    @Test
    void aClusterOfAnotherNameIsFoundBeforeANodeJoinsIt() {
        goal = Goal.join("db2");
        String other = text(MEMBER).replaceFirst("wsrep_cluster_name\tshop", "wsrep_cluster_name\tstore");

        assertThat(results(report(List.of(heard("db1", text(MEMBER)), heard("db2", second(FRESH)))), "cluster-name"))
                .containsExactly(Result.PASS);
        assertThat(results(report(List.of(heard("db1", other), heard("db2", second(FRESH)))), "cluster-name"))
                .containsExactly(Result.FAIL);
    }

    @Test
    void aDiskNeedsNoRoomForACopyThatIsNotMade() {
        goal = Goal.join("db2");
        String restarted = second(STOPPED).replaceFirst("(== free\n) \\d+", "$1 1992294400");
        String large = text(MEMBER).replaceFirst("(== data-bytes\n) \\d+", "$1 107374182400");

        assertThat(results(report(List.of(heard("db1", large), heard("db2", restarted))), "disk-space"))
                .containsExactly(Result.PASS);
        assertThat(results(report(List.of(heard("db1", large), heard("db2", second(FRESH)))), "disk-space"))
                .containsExactly(Result.FAIL);
    }

    @Test
    void roomForACopyOfUnknownSizeIsUnknown() {
        goal = Goal.join("db2");
        String large = text(MEMBER).replaceFirst("(== data-bytes\n) \\d+\n", "$1");

        assertThat(results(report(List.of(heard("db1", large), heard("db2", second(FRESH)))), "disk-space"))
                .containsExactly(Result.UNKNOWN);
    }

    @Test
    void nothingIsSaidOfWaysWhereThereIsOneNode() {
        ClusterDescription single = RecordedAnswers.describe("""
                cluster: shop
                server: mariadb-10.11
                nodes: [{name: db1, address: 10.9.0.1}]
                """);
        PreflightReport report = ClusterPreflight.check(
                single,
                new ClusterFacts(List.of(new Heard("db1", facts(single, "db1", text(FRESH))))),
                Reachability.UNTRIED,
                Goal.newCluster(single));

        assertThat(report.checks())
                .extracting(Check::slug)
                .doesNotContain("reachable", "round-trip-time", "mtu", "clock");
        assertThat(results(report(threeFresh()), "reachable"))
                .containsOnly(Result.UNKNOWN)
                .hasSize(3);
    }

    @Test
    void aMissingToolFailsAndAnOlderOneToo() {
        String without = second(FRESH).replaceAll("(?m)^ (socat|mbstream).*\n", "");
        assertThat(words(of(report(List.of(heard("db2", without))), "state-transfer")))
                .contains("mbstream, socat");

        String older = second(FRESH).replace("MariaDB server 10.11.18-MariaDB", "MariaDB server 10.6.4-MariaDB");
        assertThat(results(report(List.of(heard("db2", older))), "tools")).containsExactly(Result.FAIL);
    }

    @Test
    void whatCannotBeSeenFromOutsideIsNeverAFailure() {
        String confined = text(FRESH)
                .replace("== confinement\n", "== confinement\n selinux 1\n")
                .replace("== firewalls\n", "== firewalls\n firewalld\n");
        PreflightReport report = report(List.of(heard("db1", confined)));

        assertThat(results(report, "confinement")).containsExactly(Result.UNKNOWN);
        assertThat(results(report, "firewall")).containsExactly(Result.UNKNOWN);
    }

    @Test
    void aFailureIsAcceptedByNameAndForAReasonOnly() {
        PreflightReport failed = report(List.of(heard("db1", text(FRESH)), heard("db2", text(FRESH))));
        IgnoredChecks ignored =
                new IgnoredChecks(Map.of("advertised-address", "moved tonight", "advertized-address", "typo"));

        assertThat(ignored.unknownIn(failed)).containsExactly("advertized-address");
        PreflightReport accepted = ignored.in(failed);
        assertThat(results(accepted, "advertised-address")).containsExactly(Result.PASS, Result.WARN, Result.WARN);
        assertThat(words(of(accepted, "advertised-address"))).contains("moved tonight");
        assertThatThrownBy(() -> new IgnoredChecks(Map.of("mtu", " "))).hasMessageContaining("reason");
    }

    @Test
    void aFileThatIsReadAfterOursHasTheLastWord() {
        assertThat(results(report(List.of(heard("db1", text(FRESH)))), "option-file-order"))
                .containsExactly(Result.PASS);

        String later = text(FRESH).replace("== servers\n", """
                == later-options
                 /etc/mysql/zz.cnf\tloose-wsrep-cluster-name = "kiosk"
                 /etc/mysql/zz.cnf\twsrep_on=on
                == servers
                """);
        PreflightReport report = report(List.of(heard("db1", later)));
        assertThat(results(report, "option-file-order")).containsExactly(Result.FAIL);
        assertThat(words(of(report, "option-file-order"))).contains("/etc/mysql/zz.cnf", "wsrep_cluster_name=kiosk");
    }

    @Test
    void memoryIsComparedWithWhatTheDescriptionAsksFor() {
        ClusterDescription large = RecordedAnswers.describe("""
                cluster: shop
                server: mariadb-10.11
                nodes: [{name: db1, address: 10.9.0.1}]
                options: {innodb_buffer_pool_size: 400G}
                """);
        PreflightReport report = ClusterPreflight.check(
                large,
                new ClusterFacts(List.of(new Heard("db1", facts(large, "db1", text(STOPPED))))),
                Reachability.UNTRIED,
                Goal.newCluster(large));

        assertThat(results(report, "memory")).containsExactly(Result.FAIL);
    }

    private static String line(String text, String before) {
        int at = text.indexOf(before) + before.length();
        return text.substring(at, text.indexOf('\n', at));
    }

    private static String later(String epoch, int seconds) {
        int dot = epoch.indexOf('.');
        return Long.parseLong(epoch.substring(0, dot)) + seconds + epoch.substring(dot);
    }

    private static MemberFacts withClock(String text) {
        return RecordedAnswers.factsAt(
                CLUSTER, "db2", text, RecordedAnswers.sent(text(FRESH)), RecordedAnswers.answered(text(FRESH)));
    }
}
