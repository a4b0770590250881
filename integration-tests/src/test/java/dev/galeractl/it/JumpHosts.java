package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import dev.galeractl.testkit.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Database hosts as they are behind a bastion: SSH reaches db2 from there only, the account is nobody's root, sudo asks for its password, and the key is in an
 * agent.
 */
class JumpHosts {
    private static final List<String> NODES = List.of("db1", "db2");
    private static DescribedHosts hosts;

    @BeforeAll
    static void bootHosts() {
        hosts = DescribedHosts.boot("bastion", "db1", "db2");
    }

    @AfterAll
    static void endHosts() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @BeforeEach
    void closeTheWay() throws IOException {
        hosts.describeWithout("bastion");
        hosts.redescribe("ssh: {sudo: never}", "ssh: {user: tester, sudo: password, password: env:SUDO_PASSWORD}");
        for (String name : hosts.network.names()) {
            hosts.mishaps(name).addSudoAccounts(Path.of(hosts.network.key() + ".pub"));
        }
        hosts.network.dropUnlessFrom("bastion", "db2", 22);
        Path configuration = hosts.network.sshConfiguration();
        // Of several values the first counts.
        Files.writeString(
                configuration,
                "Host db2\n  ProxyJump tester@bastion\n"
                        + Files.readString(configuration)
                                .replace("IdentityAgent none\n", "IdentityAgent SSH_AUTH_SOCK\n"));
    }

    @AfterEach
    void restoreHosts() {
        hosts.restore();
    }

    @Test
    void aNodeBehindTheBastionIsMadeAMember() throws Exception {
        Path socket = hosts.network.folder().resolve("agent");
        Path key = hosts.network.key();
        Path away = hosts.network.folder().resolve("id.away");
        try (SshAgentProcess agent = SshAgentProcess.start(socket)) {
            agent.add(key);
            Files.move(key, away);
            new OutcomeAnswer(bootstrap().env("SSH_AUTH_SOCK", socket).run()).ended(0);
        } finally {
            Files.move(away, key);
        }
        hosts.assertMadeWell(NODES);
    }

    @Test
    void aBastionThatIsSwitchedOffInTheMiddleIsALostConnectionAndTheSecondRunCompletes() {
        ProgramResult stopped;
        try (RunningProgram running = bootstrap().start()) {
            hosts.awaitJournal(running, "\"start-joiner\"");
            hosts.host("bastion").cutPower();
            stopped = running.await();
        }
        // A command that was on its way is lost; one that comes later finds nobody in between.
        assertThat(new OutcomeAnswer(stopped).ended(5).reasons())
                .anySatisfy(it -> assertThat(it)
                        .startsWith("failure")
                        .containsAnyOf("db2: the connection ended", "db2 (ProxyJump tester@bastion)"));
        hosts.network.bootAgain("bastion");

        new OutcomeAnswer(bootstrap().run()).ended(0);
        hosts.assertMadeWell(NODES);
        assertThat(hosts.journal()).doesNotContain(Mishaps.SUDO_PASSWORD);
    }

    @Test
    void aBastionThatIsOffFromTheBeginningIsNamedAndNothingIsTouched() {
        hosts.host("bastion").cutPower();
        Map<String, String> before = hosts.print(NODES);

        ProgramResult refused = bootstrap().run();

        assertThat(refused.exitStatus()).as("%s", refused).isEqualTo(3);
        assertThat(refused.out() + refused.err()).contains("db2 (ProxyJump tester@bastion): ");
        assertThat(hosts.print(NODES)).isEqualTo(before);
    }

    private static Program bootstrap() {
        return hosts.program("bootstrap", "-f", "cluster.yaml", "--yes", "--format", "json")
                .env("SUDO_PASSWORD", Mishaps.SUDO_PASSWORD);
    }
}
