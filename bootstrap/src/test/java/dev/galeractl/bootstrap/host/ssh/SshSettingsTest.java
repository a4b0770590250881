package dev.galeractl.bootstrap.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshSettingsTest {
    private static final SshSettings USUAL = SshSettings.usual(SshTarget.named("db1"), "me");
    private static final SshTokens TOKENS = new SshTokens(
            Map.of("%", "%", "h", "10.0.0.11", "d", "/home/me"), Map.of("HOME", "/home/me", "AGENT", "/run/agent"));

    /** Lines as ssh -G of OpenSSH 9.2 prints them. */
    @Test
    void whatSshPrintsIsUnderstood() {
        SshSettings settings = parse("""
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
                """);

        assertThat(settings)
                .isEqualTo(new SshSettings(
                        "10.0.0.11",
                        Optional.of("the-database"),
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
        SshSettings settings = parse("""
                hostname db1
                proxyjump none
                proxycommand none
                identityagent none
                globalknownhostsfile none
                userknownhostsfile /k
                """);

        assertThat(settings.jump()).isEmpty();
        assertThat(settings.proxyCommand()).isEmpty();
        assertThat(settings.knownHosts()).containsExactly("/k");
        assertThat(settings.agent()).contains("none");
    }

    @Test
    void theAliasIsTheWholeNameOfAKnownHostAndElseThePortBelongsToIt() {
        assertThat(USUAL.knownAs()).isEqualTo("db1");
        assertThat(parse("hostname db1\nport 2222").knownAs()).isEqualTo("[db1]:2222");
        assertThat(parse("hostname db1\nport 2222\nhostkeyalias the-database").knownAs())
                .isEqualTo("the-database");
    }

    /** ssh -G of OpenSSH 9.2 prints these values as they are written. */
    @Test
    void tokensAndVariablesStandForSomething() {
        SshSettings settings = parse("""
                identityfile ~/.ssh/%h_key
                identityfile %d/50%%
                identityfile ${HOME}/key
                identityagent $AGENT
                proxyjump me@jump-%h:2222
                """);

        assertThat(settings.identityFiles()).containsExactly("~/.ssh/10.0.0.11_key", "/home/me/50%", "/home/me/key");
        assertThat(settings.agent()).contains("/run/agent");
        assertThat(settings.jump()).containsExactly("me@jump-10.0.0.11:2222");
        assertThat(parse("identityagent $NO_SUCH_VARIABLE").agent()).contains("none");
    }

    @ParameterizedTest
    @CsvSource({
        "revokedhostkeys /etc/ssh/revoked, RevokedHostKeys /etc/ssh/revoked",
        "knownhostscommand /bin/known %h, KnownHostsCommand /bin/known %h",
        "bindaddress 10.0.0.1, BindAddress 10.0.0.1",
        "bindinterface eth1, BindInterface eth1",
        "certificatefile ~/elsewhere-cert.pub, CertificateFile ~/elsewhere-cert.pub",
        "identityfile ~/.ssh/%C, IdentityFile ~/.ssh/%C",
        "identityfile ${NO_SUCH_VARIABLE}/key, IdentityFile ${NO_SUCH_VARIABLE}/key",
        "identityagent /run/%i/agent, IdentityAgent /run/%i/agent",
        "proxyjump %x, ProxyJump %x"
    })
    void whatMustNotBePassedOverIsNamed(String printed, String setting) {
        assertThat(PrintedSettings.of(printed).unsupported(TOKENS)).contains(setting);
    }

    @Test
    void whatIsSwitchedOffOrBesideItsKeyIsNoHindrance() {
        assertThat(PrintedSettings.of("""
                revokedhostkeys none
                knownhostscommand none
                identityfile ~/.ssh/id_ed25519
                certificatefile ~/.ssh/id_ed25519-cert.pub
                identityagent SSH_AUTH_SOCK
                """).unsupported(TOKENS)).isEmpty();
    }

    @Test
    void theEndpointNamesThePortIfItIsUnusual() {
        assertThat(USUAL.endpoint()).isEqualTo("db1");
        assertThat(parse("hostname fe80::1\nport 2222").endpoint()).isEqualTo("[fe80::1]:2222");
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

    private static SshSettings parse(String printed) {
        return PrintedSettings.of(printed).settings(USUAL, TOKENS);
    }
}
