package dev.galeractl.bootstrap.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Heard;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Member;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.look.RecordedAnswers;
import dev.galeractl.bootstrap.cluster.plan.ClusterPlanner.Planned;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.plan.Founding;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Hosts of Percona XtraDB Cluster, in the words of a host of MariaDB with the units that Percona's documentation names and the datadir of MySQL 8. */
class PerconaHostsTest {
    private static final String INACTIVE = "inactive";

    private static ClusterDescription cluster(String server, String... more) {
        return RecordedAnswers.describe("""
                cluster: shop
                server: %s
                nodes:
                  - {name: db1, address: 10.9.0.1}
                  - {name: db2, address: 10.9.0.2}
                %s
                """.formatted(server, String.join("\n", more)));
    }

    /** What a stopped host answers whose unit for founding is in that state. */
    private static String answer(String founding) {
        return RecordedAnswers.text(RecordedAnswers.OTHER_VERSION)
                .replace(" Id=mariadb.service", " Id=mysql.service")
                .replace("aria_log_control", "mysql.ibd")
                .replace("== bootstrap-switches", """
                        == founding
                         Id=mysql@bootstrap.service
                         LoadState=loaded
                         ActiveState=%s
                        == bootstrap-switches""".formatted(founding));
    }

    private static Planned plan(ClusterDescription cluster, String answerOfFirst) {
        return plan(cluster, answerOfFirst, answer(INACTIVE));
    }

    private static Planned plan(ClusterDescription cluster, String answerOfFirst, String answerOfSecond) {
        List<Member> members = Stream.of("db1", "db2")
                .<Member>map(it -> new Heard(
                        it, RecordedAnswers.facts(cluster, it, it.equals("db1") ? answerOfFirst : answerOfSecond)))
                .toList();
        return new ClusterPlanner(cluster, new Wish.Found(), Waivers.NONE)
                .plan("op", new ClusterFacts(members), Optional.empty());
    }

    @Test
    void theFirstNodeIsStartedByTheUnitThatFoundsAndTheOthersByTheUsualOne() {
        List<Step> steps = plan(cluster("pxc-8.0"), answer(INACTIVE)).plan().steps();

        assertThat(steps)
                .contains(
                        new HostStep.StartFirst("db1", new Founding.ByUnit("mysql@bootstrap")),
                        new HostStep.StartJoiner("db2", "mysql"),
                        new HostStep.LowerStartTimeout("db2", "mysql"))
                .noneMatch(HostStep.CreateTransferAccount.class::isInstance)
                .noneMatch(HostStep.WriteSecretFile.class::isInstance);
    }

    @Test
    void whatTheOptionFileSaysComesAfterThePackagesOwn() {
        assertThat(plan(cluster("pxc-8.4"), answer(INACTIVE)).plan().steps())
                .filteredOn(HostStep.WriteOptionFile.class::isInstance)
                .extracting(it -> ((HostStep.WriteOptionFile) it).file())
                .containsOnly(Path.of("/etc/mysql/mysql.conf.d/zz-galera.cnf"));
    }

    @Test
    void aClusterOfMariaDbIsFoundedByTheSwitchOfItsOnlyUnit() {
        String answer = RecordedAnswers.text(RecordedAnswers.OTHER_VERSION);

        assertThat(plan(cluster("mariadb-11.8"), answer, answer).plan().steps())
                .contains(new HostStep.StartFirst("db1", new Founding.BySwitch("mariadb")));
    }

    @Test
    void thePlanSaysThatTheFirstNodeStaysWithTheUnitThatFounded() {
        assertThat(remarks(plan(cluster("pxc-8.0"), answer(INACTIVE))))
                .anyMatch(it -> it.startsWith("db1 will run as mysql@bootstrap.service"))
                .anyMatch(it -> it.contains("docs/percona.md"))
                .noneMatch(it -> it.contains("tls.from"));
        assertThat(remarks(plan(cluster("pxc-8.0", "tls: {from: own-ca}"), answer(INACTIVE))))
                .anyMatch(it -> it.contains("tls.from: files"));
    }

    private static List<String> remarks(Planned planned) {
        return planned.plan().remarks().stream()
                .map(it -> it.in(Locale.ENGLISH))
                .toList();
    }

    @Test
    void withoutThatUnitNothingIsFounded() {
        String without = answer(INACTIVE).replace("LoadState=loaded", "LoadState=not-found");

        Planned planned = plan(cluster("pxc-8.0"), without);

        assertThat(reasons(planned)).containsExactly("refusal.no-founding-unit.reason");
        assertThat(planned.plan().steps()).isEmpty();
    }

    @Test
    void theFirstNodeHasItsSystemTablesAlready() {
        String empty = answer(INACTIVE)
                .lines()
                .filter(it -> !it.startsWith(" entry ") && !it.startsWith(" mysql "))
                .reduce("", (text, line) -> text + line + "\n");

        assertThat(reasons(plan(cluster("pxc-8.0"), empty))).containsExactly("refusal.no-tables.reason");
    }

    @Test
    void olderServersAndOtherProductsAreRefused() {
        assertThat(reasons(plan(cluster("pxc-5.7"), answer(INACTIVE)))).contains("refusal.not-yet.product.reason");
        assertThat(reasons(plan(cluster("mysql-wsrep-8.0"), answer(INACTIVE))))
                .contains("refusal.not-yet.product.reason");
    }

    private static List<String> reasons(Planned planned) {
        return planned.refusals().stream()
                .map(Refusal::reason)
                .map(Sentence::key)
                .distinct()
                .toList();
    }

    @Test
    void theUnitThatFoundedIsInChargeAsLongAsItRuns() {
        assertThat(service("active").inCharge()).isEqualTo("mysql@bootstrap");
        assertThat(service("activating").inCharge()).isEqualTo("mysql@bootstrap");
        assertThat(service("failed").inCharge()).isEqualTo("mysql");
        assertThat(service(INACTIVE).inCharge()).isEqualTo("mysql");
    }

    private static MemberFacts.ServerService service(String founding) {
        return RecordedAnswers.facts(cluster("pxc-8.0"), "db1", answer(founding))
                .service()
                .orElseThrow();
    }
}
