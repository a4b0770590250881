package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Hosts as Debian's package leaves them once they were booted again: mariadb.socket is enabled, so systemd itself listens on 3306 and at the server's socket file,
 * and starts the server for whoever connects.
 */
class SocketActivationHosts {
    private static final String AS_AFTER_A_BOOT =
            "systemctl stop mariadb; systemctl enable --quiet mariadb.socket; systemctl start mariadb.socket; systemctl start mariadb";

    @Test
    void nobodyStartsAServerAnewThatThePlanHasStoppedAndUndoBringsTheSocketBack() {
        try (DescribedHosts hosts = DescribedHosts.boot("db1", "db2")) {
            hosts.network.names().forEach(it -> hosts.run(it, AS_AFTER_A_BOOT));
            Map<String, String> before = units(hosts);
            assertThat(before.values()).allMatch(it -> it.contains("mariadb.socket"));

            // Somebody connects all the time, as monitoring does.
            hosts.run(
                    "db2",
                    "setsid sh -c 'while sleep 0.05; do (: </dev/tcp/127.0.0.1/3306) 2>/dev/null; done' >/dev/null 2>&1 </dev/null &"
                            .replace("setsid sh", "setsid bash"));
            hosts.bootstrap().ended(0);

            assertThat(hosts.sql("db2", "SHOW STATUS LIKE 'wsrep_cluster_size'"))
                    .endsWith("2");
            assertThat(hosts.run("db2", "systemctl is-active mariadb.socket || true"))
                    .isEqualTo("inactive");
            assertThat(hosts.run("db2", "systemctl is-enabled mariadb.socket")).isEqualTo("enabled");

            hosts.program("bootstrap", "-f", "cluster.yaml", "--undo", "--yes")
                    .run()
                    .assertExit(0);
            assertThat(units(hosts)).isEqualTo(before);
        }
    }

    /** Units, switches, locks and ports; that the data of a transfer stays is another matter. */
    private static Map<String, String> units(DescribedHosts hosts) {
        Map<String, String> units = hosts.print(hosts.network.names());
        units.replaceAll((name, print) -> print.substring(print.indexOf("# units")));
        return units;
    }
}
