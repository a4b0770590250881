package dev.galeractl.bootstrap.cluster.optionfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.look.RecordedAnswers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArbitratorFileTest {
    @Test
    void anArbitratorIsToldWhereTheOthersAreAndWhatTheyAgreeOn() {
        assertThat(file("""
                cluster: shop
                server: mariadb-10.11
                tls: {from: own-ca}
                provider-options: {evs.suspect_timeout: PT10S, gcache.size: 2G}
                nodes:
                  - {name: db1, address: 10.0.0.11}
                  - {name: db2, address: 10.0.0.12, advertised-address: 203.0.113.2, ports: {group: 5567}}
                  - {name: db3, address: "2001:db8::3"}
                arbitrators:
                  - {name: arb1, address: 10.0.0.20, segment: 2}
                """)).isEqualTo("""
                # Arbitrator arb1 of the Galera cluster shop, written by galeractl: a vote without data.
                # The service's start script reads this file; it is shell.
                GALERA_NODES='10.0.0.11:4567,203.0.113.2:5567,[2001:db8::3]:4567'
                GALERA_GROUP='shop'
                GALERA_OPTIONS='gmcast.segment=2; socket.ssl_ca=/etc/mysql/galera-tls/ca.pem; socket.ssl_cert=/etc/mysql/galera-tls/cert.pem; socket.ssl_key=/etc/mysql/galera-tls/key.pem; evs.suspect_timeout=PT10S'
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.20, 4567, ''",
        "10.0.0.20, 5567, gmcast.listen_addr=tcp://0.0.0.0:5567",
        "127.0.0.9, 4567, gmcast.listen_addr=tcp://127.0.0.9:4567",
        "2001:db8::9, 4567, gmcast.listen_addr=tcp://[::]:4567"
    })
    void itListensWhereOthersCanReachIt(String address, int port, String options) {
        assertThat(file("""
                cluster: shop
                server: mariadb-10.11
                nodes: [{name: db1, address: 10.0.0.11}]
                arbitrators: [{name: arb1, address: "%s", port: %d}]
                """.formatted(address, port))).contains("GALERA_OPTIONS='" + options + "'\n");
    }

    /** As the start script of the package does it: the file is sourced, and its values are evaluated between single quotes. */
    @Test
    void aShellReadsTheValuesAsTheyAre(@TempDir Path folder) throws IOException {
        String text = file("""
                cluster: shop
                server: mariadb-10.11
                provider-options: {socket.ssl_cipher: "ECDHE+AESGCM:!aNULL", socket.checksum: $(reboot)}
                nodes: [{name: db1, address: 10.0.0.11}]
                arbitrators: [{name: arb1, address: 10.0.0.20}]
                """);
        Path file = Files.writeString(folder.resolve("garb"), text);

        Process shell =
                new ProcessBuilder("bash", "-uec", ". " + file + "; eval printf %s \"'$GALERA_OPTIONS'\"").start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("socket.ssl_cipher=ECDHE+AESGCM:!aNULL; socket.checksum=$(reboot)");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "GALERA_GROUP='shop', shop",
                "GALERA_GROUP=\"shop\", shop",
                "  GALERA_GROUP=shop, shop",
                "# GALERA_GROUP=\"shop\",",
                "GALERA_GROUP=\"\",",
                "GALERA_NODES='10.0.0.1',"
            })
    void theClusterOfAFileIsRead(String line, String group) {
        assertThat(ArbitratorFile.group("# first\n" + line + "\nGALERA_OPTIONS=''\n")
                        .orElse(null))
                .isEqualTo(group);
    }

    private static String file(String description) {
        ClusterDescription cluster = RecordedAnswers.describe(description);
        return ArbitratorFile.of(cluster, cluster.arbitrators().get(0));
    }
}
