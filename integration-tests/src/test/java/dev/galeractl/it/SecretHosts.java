package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every secret of an operation is where it belongs, and nowhere else: neither during it, nor afterwards. */
class SecretHosts {
    private static final String PLAN = "plan.json";
    private static final String EVENTS = "events.jsonl";
    private static final String PASSPHRASE = "walrus-17-whistles";
    private static final List<String> SECRETS =
            List.of(DescribedHosts.TRANSFER_PASSWORD, Mishaps.SUDO_PASSWORD, PASSPHRASE, "PRIVATE KEY");
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
    void nobodyElseSeesASecret() throws IOException {
        lockKeys();
        // The first run fails, and failures talk.
        hosts.run(
                "db2",
                "mkdir -p /etc/systemd/system/mariadb.service.d && cd /etc/systemd/system/mariadb.service.d"
                        + " && printf '[Service]\\nExecStartPre=/bin/false\\n' >no.conf && systemctl daemon-reload");
        List<ProgramResult> results = new ArrayList<>();
        try (SecretWatch watch = SecretWatch.start(SECRETS)) {
            results.add(bootstrap("--plan-out", PLAN).assertExit(0));
            results.add(bootstrap("--events", EVENTS).assertExit(5));
            hosts.run("db2", "rm /etc/systemd/system/mariadb.service.d/no.conf; systemctl daemon-reload");
            results.add(bootstrap("--events", EVENTS).assertExit(0));
            assertThat(watch.looks()).isGreaterThan(100);
            assertThat(watch.seen()).isEmpty();
        }
        hosts.assertMadeWell();

        assertThat(results)
                .allSatisfy(it -> assertThat(it.out() + it.err()).doesNotContain(SECRETS.toArray(String[]::new)));
        for (String file : List.of(PLAN, EVENTS)) {
            assertThat(hosts.network.folder().resolve(file))
                    .content()
                    .isNotBlank()
                    .doesNotContain(SECRETS.toArray(String[]::new));
        }
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

    /** Each host takes a key with a passphrase, which is in a file for the one and in the environment for the other. */
    private static void lockKeys() throws IOException {
        Path folder = hosts.network.folder();
        Path passphrase = Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n");
        Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
        Path first = folder.resolve("id-first");
        Path second = folder.resolve("id-second");
        SshServer.key(first, "ed25519", PASSPHRASE);
        SshServer.key(second, "rsa", PASSPHRASE);
        hosts.run(
                "db1", "echo '" + Files.readString(Path.of(first + ".pub")).strip() + "' >/root/.ssh/authorized_keys");
        hosts.mishaps("db2").addSudoAccounts(Path.of(second + ".pub"));
        hosts.redescribe(
                "ssh: {host: db1}", "ssh: {host: db1, identity: " + first + ", passphrase: file:" + passphrase + "}");
        hosts.redescribe(
                "ssh: {host: db2}",
                "ssh: {host: db2, identity: " + second
                        + ", passphrase: env:KEY_PASSPHRASE, user: tester, sudo: password, password: env:SUDO_PASSWORD}");
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

    private static ProgramResult bootstrap(Object... more) {
        return hosts.program("bootstrap", "-f", "cluster.yaml", "-v")
                .with(more)
                .with(List.of(more).contains("--plan-out") ? new Object[0] : new Object[] {"--yes"})
                .env("KEY_PASSPHRASE", PASSPHRASE)
                .env("SUDO_PASSWORD", Mishaps.SUDO_PASSWORD)
                .run();
    }
}
