package dev.galeractl.bootstrap.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Heard;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Member;
import dev.galeractl.bootstrap.cluster.look.RecordedAnswers;
import dev.galeractl.bootstrap.cluster.plan.ClusterPlanner.Planned;
import dev.galeractl.bootstrap.fact.InitSystem;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.plan.Founding;
import dev.galeractl.bootstrap.plan.HostStep;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Hosts without systemd, in the words of hosts of Debian with the section that a script of /etc/init.d has. */
class SysvHostsPlanTest {
    private static final String SCRIPT = """
            == sysv
             script mariadb
             boot /etc/rc2.d/S01mariadb
            """;

    private static ClusterDescription cluster(String server) {
        return RecordedAnswers.describe("""
                cluster: shop
                server: %s
                nodes:
                  - {name: db1, address: 10.9.0.1}
                  - {name: db2, address: 10.9.0.2}
                sst: {method: rsync}
                """.formatted(server));
    }

    /** A host's answer with other words in place of those of systemd. */
    private static String answer(String recording, String service) {
        return RecordedAnswers.text(recording)
                .replaceFirst("(?s)== systemd\n.*?(== bootstrap-switches\n)( [^\n]*\n)*", service);
    }

    private static Planned plan(String server, String service) {
        return plan(server, RecordedAnswers.OTHER_VERSION, service);
    }

    private static Planned plan(String server, String recording, String service) {
        ClusterDescription cluster = cluster(server);
        List<Member> members = Stream.of("db1", "db2")
                .<Member>map(it -> new Heard(it, RecordedAnswers.facts(cluster, it, answer(recording, service))))
                .toList();
        return new ClusterPlanner(cluster, new Wish.Found(), Waivers.NONE)
                .plan("op", new ClusterFacts(members), Optional.empty());
    }

    @Test
    void theScriptIsToldToFoundTheOthersAreStartedByTheirsAndNoTimeLimitIsTouched() {
        Planned planned = plan("mariadb-11.8", SCRIPT);

        assertThat(planned.refusals()).isEmpty();
        assertThat(planned.plan().steps())
                .contains(
                        new HostStep.StartFirst("db1", new Founding.ByScript("mariadb")),
                        new HostStep.StartJoiner("db2", "mariadb"))
                .noneMatch(HostStep.RaiseStartTimeout.class::isInstance)
                .noneMatch(HostStep.LowerStartTimeout.class::isInstance);
    }

    @Test
    void aPackagesServerUnderTheScriptsGuardianIsStoppedFirst() {
        assertThat(plan("mariadb-10.11", RecordedAnswers.FRESH, SCRIPT + " guardian 619\n")
                        .plan()
                        .steps())
                .contains(new HostStep.StopFreshServer("db1", "mariadb"));
    }

    @Test
    void aServerThatNobodyGuardsIsNotThePackages() {
        Planned planned = plan("mariadb-10.11", RecordedAnswers.FRESH, SCRIPT);

        assertThat(planned.refusals()).isNotEmpty();
        assertThat(planned.plan().steps()).isEmpty();
    }

    @Test
    void withoutAScriptThatFoundsAHostIsRefused() {
        assertThat(plan("mariadb-11.8", "").refusals())
                .extracting(it -> it.reason().key())
                .contains("refusal.no-service.reason");
    }

    @Test
    void noScriptStartsPerconaXtraDbCluster() {
        assertThat(plan("pxc-8.0", SCRIPT).refusals())
                .extracting(it -> it.reason().key())
                .contains("refusal.no-service.reason");
    }

    @Test
    void whetherItStartsWithTheHostIsTold() {
        ClusterDescription cluster = cluster("mariadb-11.8");
        String answer = answer(RecordedAnswers.OTHER_VERSION, SCRIPT);

        assertThat(RecordedAnswers.facts(cluster, "db1", answer).service()).hasValueSatisfying(it -> {
            assertThat(it.init()).isEqualTo(InitSystem.SYSV);
            assertThat(it.enabled()).isTrue();
            assertThat(it.active()).isEqualTo("inactive");
        });
        assertThat(RecordedAnswers.facts(cluster, "db1", answer.replace(" boot /etc/rc2.d/S01mariadb\n", ""))
                        .service())
                .hasValueSatisfying(it -> assertThat(it.enabled()).isFalse());
    }
}
