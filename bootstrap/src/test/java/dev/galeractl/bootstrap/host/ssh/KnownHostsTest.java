package dev.galeractl.bootstrap.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.host.ssh.HostKeyVerdict.Certified;
import dev.galeractl.bootstrap.host.ssh.HostKeyVerdict.Changed;
import dev.galeractl.bootstrap.host.ssh.HostKeyVerdict.Known;
import dev.galeractl.bootstrap.host.ssh.HostKeyVerdict.Revoked;
import dev.galeractl.bootstrap.host.ssh.HostKeyVerdict.Unknown;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHostsTest {
    private static final HostKey KEY = new HostKey("ssh-ed25519", "AAAAkey");

    @ParameterizedTest
    @ValueSource(
            strings = {"db1", "db2,db1", "DB1", "db?", "d*", "*", "*,!db2", " db1", "# a\ndb1", "db1 ssh-rsa AAAAx\ndb1"
            })
    void aLineAboutTheHostVouchesForItsKey(String names) {
        assertThat(judge(names + " ssh-ed25519 AAAAkey", "db1")).isEqualTo(new Known());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"db", "db11", "db1.example.com", "*,!db1", "!db2", "[db1]:2222", "# db1", "@strange db1", "|1|x"
            })
    void aLineAboutSomebodyElseDoesNot(String names) {
        assertThat(judge(names + " ssh-ed25519 AAAAkey", "db1")).isEqualTo(new Unknown());
    }

    @Test
    void anotherPortIsAnotherHost() {
        assertThat(judge("[db1]:2222 ssh-ed25519 AAAAkey", "[db1]:2222")).isEqualTo(new Known());
        assertThat(judge("db1 ssh-ed25519 AAAAkey", "[db1]:2222")).isEqualTo(new Unknown());
        assertThat(judge("[10.0.0.?]:2222 ssh-ed25519 AAAAkey", "[10.0.0.7]:2222"))
                .isEqualTo(new Known());
    }

    /** Made by ssh-keygen -H (OpenSSH 9.2) of a line for db1.example.com. */
    @Test
    void aHashedNameIsTheNameItWasMadeOf() {
        String line = "|1|zIagzL54PsprV10JvIWgjoV9l9A=|4axflozfSDwftkg1Zt4x1ASG9Ms= ssh-ed25519 AAAAkey";

        assertThat(judge(line, "db1.example.com")).isEqualTo(new Known());
        assertThat(judge(line, "DB1.example.com")).isEqualTo(new Known());
        assertThat(judge(line, "db2.example.com")).isEqualTo(new Unknown());
    }

    @Test
    void anotherKeyIsAChangeAndItsLineIsNamed() {
        assertThat(judge("db1 ssh-rsa AAAAx\ndb1 ssh-ed25519 AAAAother\n", "db1"))
                .isEqualTo(new Changed("known_hosts:2"));
        assertThat(judge("db1 ssh-rsa AAAAx", "db1")).isEqualTo(new Changed("known_hosts:1"));
    }

    @Test
    void aRevocationCountsWhereverItStands() {
        String known = "db1 ssh-ed25519 AAAAkey\n";
        String revoked = "@revoked * ssh-ed25519 AAAAkey\n";

        assertThat(judge(known + revoked, "db1")).isEqualTo(new Revoked("known_hosts:2"));
        assertThat(judge(revoked + known, "db1")).isEqualTo(new Revoked("known_hosts:1"));
        assertThat(judge("@revoked * ssh-ed25519 AAAAother\n" + known, "db1")).isEqualTo(new Known());
    }

    @Test
    void anAuthorityVouchesForNoPlainKey() {
        assertThat(judge("@cert-authority *.example.com ssh-ed25519 AAAAkey", "db1.example.com"))
                .isEqualTo(new Certified("known_hosts:1"));
    }

    @Test
    void theTypesThatAreKnownAreAskedFor() {
        KnownHosts hosts = KnownHosts.of(Map.of("f", "db1 ssh-rsa A\ndb2 ssh-ed25519 B\ndb1 ecdsa-sha2-nistp256 C\n"));

        assertThat(hosts.types("db1")).containsExactly("ssh-rsa", "ecdsa-sha2-nistp256");
        assertThat(hosts.types("db3")).isEmpty();
    }

    private static HostKeyVerdict judge(String text, String name) {
        KnownHosts hosts = KnownHosts.of(Map.of("known_hosts", text));
        return hosts.judge(name, KEY);
    }
}
