package dev.galeractl.bootstrap.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.ClusterDescription.NodePorts;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Sudo;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.source.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterFileTest {
    private static final String SMALL = """
            cluster: shop
            server: mariadb-10.11
            nodes:
              - {name: db1, address: 10.0.0.11}
            """;

    @Test
    void threeLinesAndANodeAreEnough() {
        ClusterDescription cluster = sound(SMALL);
        Node node = cluster.node("db1").orElseThrow();

        assertThat(cluster.name()).isEqualTo("shop");
        assertThat(cluster.server().product()).isEqualTo(Product.MARIADB);
        assertThat(node.ports()).isEqualTo(new NodePorts(3306, 4567, 4568, 4444));
        assertThat(node.reachedAt().host()).isEqualTo("10.0.0.11");
        assertThat(node.ssh().host()).isEqualTo("10.0.0.11");
        assertThat(node.ssh().sudo()).isEqualTo(Sudo.PASSWORDLESS);
        assertThat(cluster.transfer().method()).isEqualTo("mariabackup");
        assertThat(cluster.tls()).isEmpty();
    }

    @Test
    void whatANodeSaysIsStrongerThanWhatIsSaidForAll() {
        ClusterDescription cluster = sound("""
                cluster: shop
                server: pxc-8.0
                ports: {group: 5567, client: 3307}
                ssh: {user: admin, port: 2222, sudo: password, password: env:SUDO, identity: /keys/all, passphrase: env:ALL}
                paths: {datadir: /srv/mysql}
                nodes:
                  - name: db1
                    address: 10.0.0.11
                    ports: {client: 3310}
                    ssh: {host: bastion-db1, user: root, sudo: never, identity: /keys/db1}
                  - name: db2
                    address: 10.0.0.12
                """);
        Node first = cluster.nodes().get(0);
        Node second = cluster.nodes().get(1);

        assertThat(first.ports()).isEqualTo(new NodePorts(3310, 5567, 5568, 4444));
        assertThat(second.ports()).isEqualTo(new NodePorts(3307, 5567, 5568, 4444));
        assertThat(first.ssh().host()).isEqualTo("bastion-db1");
        assertThat(first.ssh().user()).contains("root");
        assertThat(first.ssh().port()).contains(2222);
        assertThat(first.ssh().sudo()).isEqualTo(Sudo.NEVER);
        assertThat(first.ssh().passphrase()).isEmpty();
        assertThat(second.ssh().passphrase()).contains(new SecretReference.InEnvironment("ALL"));
        assertThat(second.ssh().password()).contains(new SecretReference.InEnvironment("SUDO"));
        assertThat(second.paths().datadir()).isEqualTo(Path.of("/srv/mysql"));
    }

    @Test
    void allMistakesAreToldAtOnceWithTheirPlaces() {
        assertThat(told("""
                cluster: shop
                sever: mariadb-10.11
                nodes:
                  - name: db1
                    adress: 10.0.0.300
                  - name: db2
                    address: 10.0.0.300
                    weight: heavy
                    weight: 2
                """))
                .containsExactly(
                        "1:1 \"server\" is missing",
                        "2:1 there is no key \"sever\" here [server]",
                        "4:5 \"address\" is missing",
                        "5:5 there is no key \"adress\" here [address]",
                        "7:14 \"10.0.0.300\" is neither an address nor a host name; ports have keys of their own",
                        "8:13 \"heavy\" is not a whole number of 0–255",
                        "9:5 \"weight\" is given twice");
    }

    @Test
    void underscoresAreASlipOfThePen() {
        assertThat(told(SMALL + "provider_options: {gcache.size: 1G}\n"))
                .containsExactly("5:1 there is no key \"provider_options\" here [provider-options]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0", "10.0.0.1:3306", "0.0.0.0", "::", "db 1", "http://db1", "-db1", "[::1]", ""})
    void whatIsNoAddressIsAMistake(String text) {
        assertThat(told(SMALL.replace("10.0.0.11", "\"" + text + "\"")))
                .singleElement()
                .asString()
                .contains("4:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "db1", "db1.example.org", "2001:db8::1", "127.0.0.1", "db_1.local."})
    void whatMayBeAnAddressIsNone(String text) {
        assertThat(told(SMALL.replace("10.0.0.11", "\"" + text + "\""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"env:SST_PASSWORD", "file:/run/secrets/sst", "prompt"})
    void aSecretIsSomewhereElse(String reference) {
        assertThat(told(SMALL + "sst: {account: sst, password: \"" + reference + "\"}\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sst: {account: sst, password: hunter2}\n",
                "sst:\n  account: sst\n  password:\n    hunter2\n",
                "sst:\n  account: sst\n  pasword: hunter2\n",
                "sst: {acount: sst, 'password': 'hunter2'}\n",
                "options: {wsrep_sst_auth: 'sst:hunter2'}\n",
                "sst: {password: hunter2\n"
            })
    void aSecretThatIsWrittenHereIsAMistakeAndIsNeverShown(String text) {
        ClusterFile file = read(SMALL + text);

        assertThat(file.mistakes()).isNotEmpty();
        assertThat(file.mistakes())
                .allSatisfy(it -> assertThat(
                                it + it.what().in(Locale.ENGLISH) + it.place().text())
                        .doesNotContain("hunter2"));
    }

    @Test
    void aNameIsTakenOnce() {
        assertThat(told(SMALL + """
                  - {name: DB1, address: 10.0.0.12}
                arbitrators:
                  - {name: db1, address: 10.0.0.13}
                """))
                .containsExactly("5:12 the name \"DB1\" is taken already", "7:12 the name \"db1\" is taken already");
    }

    @Test
    void anAddressIsOneNodesAlone() {
        assertThat(told(SMALL + "  - {name: db2, address: 10.0.0.11}\n"))
                .containsExactly("5:26 db1 listens at port 3306 of 10.0.0.11 already");
    }

    @Test
    void severalNodesOfOneHostNeedPortsOfTheirOwn() {
        assertThat(told(SMALL + """
                  - {name: db2, address: 10.0.0.11, ports: {client: 3307, group: 5567, sst: 5444}}
                """)).isEmpty();
    }

    @Test
    void aNodeDoesNotListenTwiceAtAPort() {
        assertThat(told(SMALL + "ports: {ist: 4567}\n")).containsExactly("4:5 db1 would listen at port 4567 twice");
    }

    @Test
    void whatHasAKeyIsNotSetAsAnOption() {
        assertThat(told(SMALL + """
                options:
                  wsrep-cluster-name: other
                  innodb_buffer_pool_size: 4G
                provider-options: {pc.weight: 3, gcache.size: "1G; x=y"}
                """))
                .containsExactly(
                        "6:3 wsrep-cluster-name is not set here: galeractl makes it of \"cluster\"",
                        "8:20 pc.weight is not set here: galeractl makes it of \"nodes: weight\"",
                        "8:34 the value of gcache.size cannot be written into an option file: it has quotes, a backslash, a separator or a control character in it");
    }

    @Test
    void optionsKeepTheirOrderAndAreTakenAsTheyAreWritten() {
        assertThat(sound(SMALL + "options: {skip_name_resolve: yes, max_connections: 0100}\n")
                        .options())
                .containsExactly(Map.entry("skip_name_resolve", "yes"), Map.entry("max_connections", "0100"));
    }

    @Test
    void oneThingNeedsAnother() {
        assertThat(told(SMALL + """
                ssh: {sudo: password, passphrase: prompt}
                sst: {password: prompt}
                tls: {from: files, ca: /etc/ca.pem, key: /etc/key.pem}
                """))
                .containsExactly(
                        "4:5 \"sudo: password\" needs \"password\" beside it",
                        "4:5 \"passphrase\" needs \"identity\" beside it",
                        "6:17 \"password\" needs \"account\" beside it",
                        "7:13 \"from: files\" needs \"certificate\" beside it");
    }

    @Test
    void perconaMakesTheAccountItself() {
        assertThat(told(SMALL.replace("mariadb-10.11", "pxc-8.0") + "sst: {account: sst}\n"))
                .containsExactly(
                        "5:16 Percona XtraDB Cluster 8.0 makes an account of its own for each state transfer; leave this out");
    }

    @Test
    void whatIsNoYamlHasAPlace() {
        assertThat(told("cluster: shop\nnodes: [\n"))
                .singleElement()
                .asString()
                .startsWith("2:9 this is no YAML: expected");
        assertThat(told("cluster: &c shop\nserver: *c\n"))
                .containsExactly("2:9 references such as *c are not read here; write the value itself");
        assertThat(told(SMALL + "---\n" + SMALL))
                .containsExactly("6:1 a second document begins here; one file describes one cluster");
        assertThat(told(""))
                .containsExactly(
                        "1:1 keys are expected here: cluster, server, nodes, arbitrators, ports, ssh, paths, sst, tls, options, provider-options");
    }

    @Test
    void aValueIsFoundAgain() {
        ClusterFile file = read(SMALL);

        assertThat(file.place("nodes[0].address").column()).isEqualTo(26);
        assertThat(file.place("nodes[0].weight").line()).isEqualTo(4);
        assertThat(file.place("tls.ca").line()).isEqualTo(1);
    }

    @Test
    void everyMistakeIsToldInJapanese() {
        List<Mistake> mistakes =
                read("cluster: '!'\nnodes: []\nsst: {password: x}\n").mistakes();

        assertThat(mistakes)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.what().in(Locale.JAPANESE))
                        .doesNotContain("{")
                        .matches(".*[ぁ-ん].*"));
    }

    private static ClusterDescription sound(String text) {
        ClusterFile file = read(text);
        assertThat(file.mistakes()).isEmpty();
        return file.description().orElseThrow();
    }

    private static List<String> told(String text) {
        return read(text).mistakes().stream()
                .map(it -> it.place().line() + ":" + it.place().column() + " "
                        + it.what().in(Locale.ENGLISH)
                        + it.meant().map(word -> " [" + word + "]").orElse(""))
                .toList();
    }

    private static ClusterFile read(String text) {
        return ClusterFile.read(new SourceText("cluster.yaml", text));
    }
}
