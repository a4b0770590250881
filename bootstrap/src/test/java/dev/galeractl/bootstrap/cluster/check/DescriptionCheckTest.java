package dev.galeractl.bootstrap.cluster.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.ClusterFile;
import dev.galeractl.diagnostics.config.ConfigReport;
import dev.galeractl.diagnostics.config.fact.Expectations;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.Severity;
import dev.galeractl.replication.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptionCheckTest {
    private static final List<String> SERVERS = List.of(
            "mariadb-10.3",
            "mariadb-10.4",
            "mariadb-10.5",
            "mariadb-10.6",
            "mariadb-10.11",
            "mariadb-11.4",
            "mariadb-11.8",
            "mariadb-12.1",
            "pxc-5.7",
            "pxc-8.0",
            "pxc-8.4",
            "mysql-wsrep-5.7",
            "mysql-wsrep-8.0",
            "mysql-wsrep-8.4");

    /** What may be added to any description without making it unwise. */
    private static final List<String> ADDITIONS = List.of(
            "",
            "tls: {from: own-ca}\n",
            "tls: {from: files, ca: /etc/ssl/ca.pem, certificate: /etc/ssl/db.pem, key: /etc/ssl/db.key}\n",
            "ports: {client: 3307, group: 5567, sst: 5444}\n",
            "paths: {datadir: /srv/mysql, provider: /usr/lib64/galera-4/libgalera_smm.so}\n",
            "provider-options: {gcache.size: 4G, evs.suspect_timeout: PT10S}\n",
            "options: {innodb_buffer_pool_size: 4G, max_connections: 300}\n");

    static Stream<String> descriptions() {
        List<String> all = new ArrayList<>();
        for (String server : SERVERS) {
            for (int nodes = 2; nodes <= 5; nodes++) {
                for (int arbitrators = 0; arbitrators <= 2; arbitrators++) {
                    for (String addition : ADDITIONS) {
                        all.add(description(server, nodes, arbitrators) + addition);
                    }
                }
            }
        }
        return all.stream();
    }

    @Test
    void whatIsMadeIsCleanForEveryServerAndEverySize() {
        assertThat(descriptions())
                .hasSizeGreaterThan(1_000)
                .allSatisfy(text -> assertThat(grave(text)).as(text).isEmpty());
    }

    @Test
    void aNodeAloneIsToldThatItsNextStartNeedsAHand() {
        for (String server : SERVERS) {
            assertThat(grave(description(server, 1, 0))).as(server).containsExactly("GAL201 listens-everywhere");
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void votesAreCountedOverPlaces(String nodes, String arbitrators, List<String> expected) {
        assertThat(told("cluster: shop\nserver: mariadb-10.11\nnodes:\n" + nodes
                        + (arbitrators.isEmpty() ? "" : "arbitrators:\n" + arbitrators)))
                .filteredOn(it -> it.startsWith("GAL154"))
                .isEqualTo(expected);
    }

    static Stream<Object[]> layouts() {
        String three = node(1, "a", 1) + node(2, "b", 1) + node(3, "c", 1);
        return Stream.of(
                new Object[] {three, "", List.of()},
                new Object[] {node(1, "a", 1) + node(2, "a", 1) + node(3, "b", 1), "", List.of("GAL154 two-places")},
                new Object[] {node(1, "a", 2) + node(2, "b", 1) + node(3, "c", 1), "", List.of("GAL154 one-place")},
                new Object[] {node(1, "a", 1) + node(2, "b", 1), "", List.of("GAL154 two-nodes", "GAL154 two-places")},
                new Object[] {node(1, "a", 1) + node(2, "b", 1), arbitrator("c"), List.of()},
                new Object[] {node(1, "a", 1) + node(2, "b", 1), arbitrator(""), List.of()},
                new Object[] {three, arbitrator("c"), List.of("GAL154 even", "GAL154 one-place")});
    }

    @Test
    void aFindingPointsAtTheDescription() {
        ConfigReport report = check("""
                cluster: shop
                server: mariadb-10.11
                nodes:
                  - {name: db1, address: 10.0.0.11}
                  - name: db2
                    address: 10.0.0.12
                    options: {wsrep_slave_threds: 4, max_connections: 500}
                  - name: db3
                    address: 10.0.0.13
                provider-options: {gcache.size: 4Q}
                """);

        assertThat(report.findings().stream().map(it -> it.code() + " " + place(it)))
                .doesNotHaveDuplicates()
                .contains("GAL107 7:15", "GAL113 10:20");
        assertThat(report.findings())
                .allSatisfy(it -> assertThat(it.evidence())
                        .allSatisfy(place -> assertThat(place.file()).isEqualTo("cluster.yaml")));
    }

    private static String place(Finding finding) {
        return finding.evidence().stream()
                .map(it -> it.line() + ":" + it.column())
                .findFirst()
                .orElse("");
    }

    private static String description(String server, int nodes, int arbitrators) {
        StringBuilder text = new StringBuilder("cluster: shop\nserver: " + server + "\nnodes:\n");
        for (int i = 1; i <= nodes; i++) {
            text.append(node(i, "", 1));
        }
        text.append(arbitrators == 0 ? "" : "arbitrators:\n");
        for (int i = 1; i <= arbitrators; i++) {
            text.append("  - {name: arb")
                    .append(i)
                    .append(", address: 10.0.1.")
                    .append(i)
                    .append("}\n");
        }
        boolean account = server.contains("5.7") || server.equals("mariadb-10.3");
        return text + (account ? "sst: {account: copy, password: prompt}\n" : "");
    }

    private static String node(int number, String datacentre, int weight) {
        return "  - {name: db" + number + ", address: 10.0.0.1" + number + ", weight: " + weight
                + (datacentre.isEmpty() ? "" : ", datacentre: " + datacentre) + "}\n";
    }

    private static String arbitrator(String datacentre) {
        return "  - {name: arb, address: 10.0.1.1" + (datacentre.isEmpty() ? "" : ", datacentre: " + datacentre)
                + "}\n";
    }

    private static List<String> grave(String text) {
        return check(text).findings().stream()
                .filter(it -> Catalogue.severity(it) != Severity.NOTICE)
                .map(it -> it.code() + " " + it.circumstance())
                .toList();
    }

    private static List<String> told(String text) {
        return check(text).findings().stream()
                .map(it -> it.code() + " " + it.circumstance())
                .toList();
    }

    private static ConfigReport check(String text) {
        ClusterFile file = ClusterFile.read(new SourceText("cluster.yaml", text));
        assertThat(file.mistakes()).as(text).isEmpty();
        return DescriptionCheck.check(file, Optional.empty(), Expectations.none());
    }
}
