package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every secret of an operation is where it belongs, and nowhere else: neither during it, nor afterwards. */
class SecretHosts {
    private static final List<String> SECRETS =
            List.of(DescribedHosts.TRANSFER_PASSWORD, Mishaps.SUDO_PASSWORD, "PRIVATE KEY");
    private static DescribedHosts hosts;

    @BeforeAll
    static void bootHosts() {
        hosts = DescribedHosts.boot("db1", "db2");
    }

    @AfterAll
    static void endHosts() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void nobodyElseSeesASecret() {
        hosts.mishaps("db2").addSudoAccounts(Path.of(hosts.network.key() + ".pub"));
        hosts.redescribe(
                "ssh: {host: db2}", "ssh: {host: db2, user: tester, sudo: password, password: env:SUDO_PASSWORD}");
        // The first run fails, and failures talk.
        hosts.run(
                "db2",
                "mkdir -p /etc/systemd/system/mariadb.service.d && cd /etc/systemd/system/mariadb.service.d"
                        + " && printf '[Service]\\nExecStartPre=/bin/false\\n' >no.conf && systemctl daemon-reload");
        List<ProgramResult> results = new ArrayList<>();
        try (SecretWatch watch = SecretWatch.start(SECRETS)) {
            results.add(bootstrap().assertExit(5));
            hosts.run("db2", "rm /etc/systemd/system/mariadb.service.d/no.conf; systemctl daemon-reload");
            results.add(bootstrap().assertExit(0));
            assertThat(watch.looks()).isGreaterThan(100);
            assertThat(watch.seen()).isEmpty();
        }
        hosts.assertMadeWell();

        assertThat(results)
                .allSatisfy(it -> assertThat(it.out() + it.err()).doesNotContain(SECRETS.toArray(String[]::new)));
        assertThat(Program.of("sh", "-c", "grep -rlF " + words() + " " + hosts.state())
                        .run()
                        .out())
                .isEmpty();
        for (String name : hosts.network.names()) {
            assertThat(
                            hosts.run(
                                    name,
                                    "grep -rlIF " + words()
                                            + " /etc /var/log /var/lib/galeractl /run /root /home /tmp /var/tmp 2>/dev/null; true"))
                    .as(name)
                    .matches(it -> it.lines().allMatch(SecretHosts::belongsThere));
            assertThat(hosts.run(name, "journalctl --no-pager | grep -cF " + words() + " || true"))
                    .isEqualTo("0");
            // Whoever is neither root nor the server is not let in: a key's group, the server's, may read it.
            assertThat(hosts.run(
                            name,
                            "find /etc/mysql/galera-tls /etc/mysql/galera-secret.cnf -name '*key*' -perm /027"
                                    + " -o -name galera-secret.cnf -perm /027"))
                    .isEmpty();
        }
    }

    private static String words() {
        return "-e "
                + String.join(" -e ", SECRETS.stream().map(it -> "'" + it + "'").toList());
    }

    private static boolean belongsThere(String file) {
        return file.startsWith("/etc/mysql/galera-tls/")
                || file.startsWith("/etc/ssh/ssh_host_")
                || file.equals("/etc/mysql/galera-secret.cnf");
    }

    private static ProgramResult bootstrap() {
        return hosts.program("bootstrap", "-f", "cluster.yaml", "--yes", "-v")
                .env("SUDO_PASSWORD", Mishaps.SUDO_PASSWORD)
                .run();
    }
}
