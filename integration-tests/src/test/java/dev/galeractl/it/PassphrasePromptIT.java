package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.it.TypedProgram.Turn;
import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key with a passphrase that is asked for at a terminal, against a real SSH server. */
class PassphrasePromptIT {
    private static final String PASSPHRASE = "otter-23-hums";
    private static final String ASKED = "Passphrase of the key";
    private static final String LOCKED = "the passphrase of";
    private static final String CTRL_C = "\\003";
    private static final String CTRL_D = "\\004";

    @RegisterExtension
    final Testbed testbed = new Testbed();

    private SshServer server;
    private SshHome home;

    @BeforeEach
    void startServer() throws IOException {
        home = SshHome.in(testbed.folder().resolve("home"));
        server = SshServer.start(testbed.folder().resolve("sshd"), AddressBlock.nextAddress());
        SshServer.key(home.file("id"), "ed25519", PASSPHRASE);
        server.admit(home.file("id.pub"));
        home.write("known_hosts", server.knownHostsLine());
        home.configure("Host db1 db2", "HostName " + server.address(), "Port " + SshServer.PORT);
        describe("");
    }

    @AfterEach
    void endServer() {
        if (server != null) {
            server.close();
        }
    }

    /** Two hosts take the same key: one question. */
    @Test
    void itIsAskedForOnceAndNotShown() {
        ProgramResult result = TypedProgram.run("xterm", validate(), new Turn(ASKED, PASSPHRASE + "\\r"));

        assertThat(result.out())
                .containsOnlyOnce(ASKED)
                .doesNotContain(PASSPHRASE)
                .doesNotContain(LOCKED);
    }

    @ParameterizedTest
    @CsvSource({"'\\r'", "'otter\\r'", "'" + CTRL_D + "'"})
    void anAnswerThatDoesNotFitIsToldOfEachHost(String typed) {
        ProgramResult result = TypedProgram.run("xterm", validate(), new Turn(ASKED, typed));

        result.assertExit(4);
        assertThat(result.out()).contains("db1: " + LOCKED, "db2: " + LOCKED).containsOnlyOnce(ASKED);
    }

    @Test
    void ctrlCEndsTheProgram() {
        ProgramResult result = TypedProgram.run("xterm", validate(), new Turn(ASKED, CTRL_C));

        result.assertExit(130);
        assertThat(result.out()).contains("interrupted").doesNotContain(LOCKED);
    }

    @Test
    void nobodyIsAskedWhereTheDescriptionSaysWhereItIs() throws IOException {
        Files.writeString(home.file("passphrase"), PASSPHRASE + "\n");
        for (String reference : new String[] {"env:KEY_PASSPHRASE", "file:" + home.file("passphrase")}) {
            describe(", passphrase: " + reference);
            ProgramResult told = validate().env("KEY_PASSPHRASE", PASSPHRASE).run();

            assertThat(told.out() + told.err()).doesNotContain(ASKED, LOCKED, PASSPHRASE);
        }
        describe(", passphrase: env:NO_SUCH_VARIABLE");
        ProgramResult locked = validate().run();

        locked.assertExit(4);
        assertThat(locked.err()).contains("db1: " + LOCKED);
    }

    private void describe(String more) throws IOException {
        Files.writeString(testbed.folder().resolve("cluster.yaml"), """
                cluster: shop
                server: mariadb-10.11
                sst: {method: rsync}
                ssh: {sudo: never, identity: %s%s}
                nodes:
                  - {name: db1, address: 10.0.0.11, ssh: {host: db1}}
                  - {name: db2, address: 10.0.0.12, ssh: {host: db2}}
                """.formatted(home.file("id"), more));
    }

    private Program validate() {
        return testbed.galeractl("validate", "-f", "cluster.yaml", "--hosts", "--ssh-config", home.file("config"));
    }
}
