package dev.galeractl.bootstrap.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshSettingsTest {
    private static final SshSettings USUAL = SshSettings.usual(SshTarget.named("db1"), "me");

    /** Lines as ssh -G of OpenSSH 9.2 prints them. */
    @Test
    void whatSshPrintsIsUnderstood() {
        SshSettings settings = SshSettings.parse("""
                host db1
                user dba
                hostname 10.0.0.11
                port 2200
                identitiesonly yes
                stricthostkeychecking no
                identityfile ~/.ssh/id_ed25519
                identityfile /keys/with space
                globalknownhostsfile /etc/ssh/ssh_known_hosts /etc/ssh/ssh_known_hosts2
                userknownhostsfile /home/me/.ssh/known_hosts
                identityagent /run/agent
                proxyjump me@bastion:2222,10.0.0.1
                hostkeyalias the-database
                """, USUAL);

        assertThat(settings)
                .isEqualTo(new SshSettings(
                        "10.0.0.11",
                        "the-database",
                        2200,
                        "dba",
                        List.of("~/.ssh/id_ed25519", "/keys/with space"),
                        true,
                        Optional.of("/run/agent"),
                        List.of("/home/me/.ssh/known_hosts", "/etc/ssh/ssh_known_hosts", "/etc/ssh/ssh_known_hosts2"),
                        List.of("me@bastion:2222", "10.0.0.1"),
                        Optional.empty()));
    }

    @Test
    void noneIsNothingButForTheAgent() {
        SshSettings settings = SshSettings.parse("""
                hostname db1
                proxyjump none
                proxycommand none
                identityagent none
                globalknownhostsfile none
                userknownhostsfile /k
                """, USUAL);

        assertThat(settings.jump()).isEmpty();
        assertThat(settings.proxyCommand()).isEmpty();
        assertThat(settings.knownHosts()).containsExactly("/k");
        assertThat(settings.agent()).contains("none");
    }

    @Test
    void theEndpointNamesThePortIfItIsUnusual() {
        assertThat(USUAL.endpoint()).isEqualTo("db1");
        assertThat(SshSettings.parse("hostname fe80::1\nport 2222", USUAL).endpoint())
                .isEqualTo("[fe80::1]:2222");
    }

    @ParameterizedTest
    @CsvSource({
        "db1, , db1, ",
        "me@db1, me, db1, ",
        "me@db1:2222, me, db1, 2222",
        "ssh://me@db1:2222, me, db1, 2222",
        "[fe80::1]:22, , fe80::1, 22",
        "fe80::1, , fe80::1, ",
        "10.0.0.1:1, , 10.0.0.1, 1"
    })
    void aTargetIsReadAsSshReadsIt(String written, String user, String host, Integer port) {
        assertThat(SshTarget.parse(written))
                .contains(new SshTarget(
                        host,
                        Optional.ofNullable(user),
                        port == null ? OptionalInt.empty() : OptionalInt.of(port),
                        Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-oProxyCommand=touch /tmp/x", "me@-oProxyCommand=x", "db1:0", "db1:65536", "db1:", "@db1"})
    void whatIsNoTargetIsNone(String written) {
        assertThat(SshTarget.parse(written)).isEmpty();
    }

    @Test
    void aChoiceOfTheUserIsAnOptionForSshAndAHostIsNever() {
        SshTarget target = new SshTarget("db1", Optional.of("me"), OptionalInt.of(22), Optional.of("/k"));

        assertThat(target.query()).containsExactly("-G", "-l", "me", "-p", "22", "-i", "/k", "--", "db1");
    }
}
