package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each mishap is what it says, and nothing else is. */
class MishapHosts {
    @RegisterExtension
    final HostLab lab = new HostLab();

    @EachGeneration
    void whatIsWrongOnAHost(Suite suite) {
        NspawnHost host = lab.boot(suite, "db1");
        Mishaps mishaps = new Mishaps(host);

        mishaps.fillDisk("/var/lib/mysql", 8);
        assertThat(host.run("head -c 1M /dev/zero > /var/lib/mysql/more").err()).contains("No space left on device");
        assertThat(host.run("stat -c %U /var/lib/mysql").out()).isEqualTo("mysql\n");
        mishaps.freeDisk("/var/lib/mysql");
        host.run("head -c 1M /dev/zero > /var/lib/mysql/more").assertExit(0);

        mishaps.tellTime(Duration.ofHours(-1));
        long told = Long.parseLong(host.run("date +%s").assertExit(0).out().strip());
        assertThat(Instant.now().getEpochSecond() - told).isBetween(3600L, 3660L);

        mishaps.removeTool("rsync");
        assertThat(host.run("command -v rsync").exitStatus()).isNotZero();
        assertThat(host.run("command -v socat").exitStatus()).isZero();
    }

    @EachGeneration
    void whoeverLogsInIsStopped(Suite suite) {
        HostNetwork network = lab.network(suite, "db1");
        Mishaps mishaps = new Mishaps(network.host("db1"));
        mishaps.addSudoAccounts(Path.of(network.key() + ".pub"));

        assertThat(ssh(network, "free@db1", "sudo -n id -un").out()).isEqualTo("root\n");
        assertThat(ssh(network, "tester@db1", "sudo -n id -un").exitStatus()).isNotZero();
        String withPassword = "echo '" + Mishaps.SUDO_PASSWORD + "' | sudo -S id -un";
        assertThat(ssh(network, "tester@db1", withPassword).out()).isEqualTo("root\n");
        assertThat(ssh(network, "never@db1", withPassword).err()).contains("not in the sudoers file");

        mishaps.changeHostKey();
        assertThat(ssh(network, "root@db1", "true").err()).contains("REMOTE HOST IDENTIFICATION HAS CHANGED");
    }

    private static ProgramResult ssh(HostNetwork network, String target, String script) {
        return Program.of("ssh", "-F", network.sshConfiguration(), "-o", "BatchMode=yes", target, script)
                .run();
    }
}
