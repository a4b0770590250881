package dev.galeractl.bootstrap.cluster.optionfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterFile;
import dev.galeractl.replication.source.SourceText;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NodeOptionFileTest {

    @Test
    void aFileSaysWhatGaleraNeedsAndWhy() {
        assertThat(first("""
                cluster: shop
                server: mariadb-10.11
                nodes:
                  - {name: db1, address: 10.0.0.11}
                  - {name: db2, address: 10.0.0.12, advertised-address: 203.0.113.2}
                  - {name: db3, address: "2001:db8::3"}
                """)).isEqualTo("""
                # The Galera options of db1 in the cluster shop, for MariaDB 10.11. Made by galeractl: change the cluster's description and render again.

                [mysqld]
                # Clients may come from other hosts; some packages bind the server to 127.0.0.1.
                bind_address = 0.0.0.0
                # Galera replicates rows; anything else keeps the server from starting, or loses writes.
                binlog_format = ROW
                # Only InnoDB is replicated.
                default_storage_engine = InnoDB
                # The locks of the other modes do not reach across nodes.
                innodb_autoinc_lock_mode = 2

                [galera]
                wsrep_on = ON
                wsrep_provider = /usr/lib/galera/libgalera_smm.so
                # A node with another name is not let in.
                wsrep_cluster_name = shop
                # All nodes, in every node's file, this one included: whichever starts, it finds the others. Never gcomm:// alone, which makes a new cluster at every start.
                wsrep_cluster_address = gcomm://10.0.0.11,203.0.113.2,[2001:db8::3]
                wsrep_node_name = db1
                wsrep_node_address = 10.0.0.11

                # A node that was away too long gets all data by mariadb-backup, which must be installed on every node; the donor stays writable.
                wsrep_sst_method = mariabackup

                # gcache.size: the last 1G of writes stay on disk. A node that missed less catches up without a copy of all data: bytes written per second × seconds away.
                wsrep_provider_options = "gcache.size=1G"
                """);
    }

    @Test
    void whatIsNotUsualIsSaid() {
        assertThat(first("""
                cluster: shop
                server: mariadb-10.11
                nodes:
                  - name: db1
                    address: 10.0.0.11
                    advertised-address: 203.0.113.1
                    ports: {client: 3307, group: 5567, sst: 5444}
                    segment: 1
                    weight: 2
                    options: {max_connections: 500, sql_mode: ""}
                    provider-options: {gcache.size: 2G}
                  - {name: db2, address: 10.0.0.12}
                options: {max-connections: 100, bind_address: 10.0.0.11}
                provider-options: {gcache.size: 4G, gcs.fc_limit: 64}
                """))
                .contains(
                        "\nport = 3307\n",
                        "gcomm://203.0.113.1:5567,10.0.0.12:4567\n",
                        "\nwsrep_node_address = 203.0.113.1\n",
                        "\nwsrep_sst_receive_address = 203.0.113.1:5444\n",
                        "\nwsrep_provider_options = \"gmcast.listen_addr=tcp://0.0.0.0:5567;ist.recv_addr=203.0.113.1:5568;ist.recv_bind=10.0.0.11:5568;gmcast.segment=1;pc.weight=2;gcache.size=2G;gcs.fc_limit=64\"\n",
                        "\nmax_connections = 500\n",
                        "\nbind_address = 10.0.0.11\n",
                        "\nsql_mode = \"\"\n")
                .doesNotContain("0.0.0.0\n", "= 100");
    }

    @Test
    void noSecretStandsInAFile() {
        assertThat(first("""
                cluster: shop
                server: mariadb-10.11
                nodes:
                  - {name: db1, address: 10.0.0.11}
                sst: {method: mariabackup, account: copy, password: env:COPY_PASSWORD}
                """))
                .endsWith("\n!include /etc/mysql/galera-secret.cnf\n")
                .doesNotContain("COPY_PASSWORD");
    }

    @Test
    void perconasServerHasItsOwnWays() {
        assertThat(first("""
                cluster: shop
                server: pxc-8.0
                nodes:
                  - {name: db1, address: 10.0.0.11}
                tls: {from: own-ca}
                """))
                .contains(
                        "\nwsrep_provider = /usr/lib/galera4/libgalera_smm.so\n",
                        "\nwsrep_sst_method = xtrabackup-v2\n",
                        "\npxc_encrypt_cluster_traffic = ON\n",
                        "\nssl_key = /etc/mysql/galera-tls/key.pem\n")
                .doesNotContain("[galera]", "binlog_format", "socket.ssl", "wsrep_sst_auth", "wsrep_on");
    }

    @Test
    void aPlaceOfTheFileLeadsBackToTheDescription() {
        ClusterDescription cluster = describe("""
                cluster: shop
                server: mariadb-10.11
                nodes:
                  - {name: db1, address: 10.0.0.11, weight: 3}
                """);
        RenderedFile file = NodeOptionFile.of(cluster, cluster.nodes().get(0), Locale.ENGLISH);
        List<String> lines = file.text().lines().toList();
        int line = 1;
        while (!lines.get(line - 1).startsWith("wsrep_provider_options")) {
            line++;
        }

        assertThat(file.pathAt(line, lines.get(line - 1).indexOf("pc.weight") + 1))
                .isEqualTo("nodes[0].weight");
        assertThat(file.pathAt(line, lines.get(line - 1).indexOf("gcache") + 3)).isEqualTo("provider-options");
        assertThat(file.pathAt(1, 1)).isEmpty();
    }

    private static String first(String text) {
        ClusterDescription cluster = describe(text);
        return NodeOptionFile.of(cluster, cluster.nodes().get(0), Locale.ENGLISH)
                .text();
    }

    private static ClusterDescription describe(String text) {
        ClusterFile file = ClusterFile.read(new SourceText("cluster.yaml", text));
        assertThat(file.mistakes()).isEmpty();
        return file.description().orElseThrow();
    }
}
