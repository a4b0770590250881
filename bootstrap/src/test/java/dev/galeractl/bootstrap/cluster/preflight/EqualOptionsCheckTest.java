package dev.galeractl.bootstrap.cluster.preflight;

import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.HostOptions;
import dev.galeractl.bootstrap.cluster.optionfile.NodeOptionFile;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionFileAccess;
import dev.galeractl.replication.optionfile.OptionFileResolver;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.source.SourceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EqualOptionsCheckTest {
    private final Map<String, EffectiveOptions> options = new LinkedHashMap<>();

    /** The description's file, and then another one of the host. */
    private void node(String name, String more) {
        String described = NodeOptionFile.of(CLUSTER, CLUSTER.node(name).orElseThrow(), Locale.ENGLISH)
                .text();
        options.put(
                name,
                new OptionFileResolver(
                                new NoFiles(), OptionGroups.server(CLUSTER.server()), OptionCatalog.of(Product.MARIADB))
                        .resolve(List.of(
                                new SourceText(name + ":galera.cnf", described),
                                new SourceText(name + ":more.cnf", "[mysqld]\n" + more))));
    }

    private Check check(HostProblem... unread) {
        return EqualOptionsCheck.of(CLUSTER, new ClusterFacts(List.of()), new HostOptions(options, List.of(unread)))
                .orElseThrow();
    }

    @Test
    void whatOnlyAnotherFileOfOneHostSaysIsFound() {
        node("db1", "lower_case_table_names=0\n");
        node("db2", "lower_case_table_names=1\n");
        Check check = check();
        assertThat(check.slug()).isEqualTo("equal-options");
        assertThat(check.result()).isEqualTo(Result.FAIL);
        assertThat(check.findings()).extracting(it -> it.code().value()).containsExactly("GAL150");
        assertThat(check.sentence().in(Locale.ENGLISH)).contains("GAL150", "lower_case_table_names: 0 (db1), 1 (db2)");
    }

    @Test
    void aMemberThatRunsUnderAnotherNameForTheClusterIsFound() {
        node("db1", "wsrep_cluster_name=kiosk\n");
        node("db2", "");
        assertThat(check().sentence().in(Locale.ENGLISH)).contains("wsrep_cluster_name: kiosk (db1), shop (db2)");
    }

    @Test
    void whatMayDifferIsAWarning() {
        node("db1", "max_connections=100\n");
        node("db2", "max_connections=500\n");
        assertThat(check().result()).isEqualTo(Result.WARN);
        assertThat(check().findings()).extracting(it -> it.code().value()).containsExactly("GAL152");
    }

    @Test
    void theDescriptionAloneIsEqual() {
        CLUSTER.nodes().forEach(it -> node(it.name(), ""));
        assertThat(check().result()).isEqualTo(Result.PASS);
        assertThat(check().sentence().in(Locale.JAPANESE)).contains("一致");
    }

    @Test
    void aHostThatCouldNotBeReadIsNoPassAndHidesNoDifference() {
        HostProblem unread = HostProblem.of(Kind.CONNECTION_TIMED_OUT, "db3");
        node("db1", "");
        node("db2", "");
        assertThat(check(unread).result()).isEqualTo(Result.UNKNOWN);
        node("db2", "innodb_page_size=4096\n");
        assertThat(check(unread).result()).isEqualTo(Result.FAIL);
    }

    @Test
    void oneServerAloneIsNotCompared() {
        node("db1", "");
        assertThat(EqualOptionsCheck.of(CLUSTER, new ClusterFacts(List.of()), new HostOptions(options, List.of())))
                .isEmpty();
    }

    private static final class NoFiles implements OptionFileAccess {
        @Override
        public Optional<SourceText> file(String path) {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> folder(String path) {
            return Optional.empty();
        }
    }
}
