package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostCommand;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import dev.galeractl.bootstrap.host.Secrets;
import dev.galeractl.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people have in {@code ~/.ssh}, against a real SSH server that has a host key of each kind; where it matters, beside the real {@code ssh}. */
class SshHabitsIT {
    private static final List<String> KINDS = List.of("ed25519", "ecdsa", "rsa");

    @RegisterExtension
    final Testbed testbed = new Testbed();

    private SshHome home;
    private SshServer server;

    @BeforeEach
    void startServer() throws IOException {
        home = SshHome.in(testbed.folder().resolve("home"));
        SshServer.key(home.file("id"), "ed25519", "");
        Path folder = Files.createDirectories(testbed.folder().resolve("sshd"));
        List<String> settings = new ArrayList<>();
        for (String kind : KINDS) {
            SshServer.key(hostKey(kind), kind, "");
        }
        // It has the first one anyway.
        settings.add("HostKey " + hostKey("ecdsa"));
        settings.add("HostKey " + hostKey("rsa"));
        // Two authorities: one that the server trusts with its users, and one that certifies its own key.
        SshServer.key(folder.resolve("users"), "ed25519", "");
        SshServer.key(folder.resolve("hosts"), "ed25519", "");
        certify("hosts", "-h", hostKey("ed25519"));
        settings.add("HostCertificate " + hostKey("ed25519") + "-cert.pub");
        settings.add("TrustedUserCAKeys " + folder.resolve("users.pub"));
        server = SshServer.start(folder, AddressBlock.nextAddress(), settings.toArray(String[]::new));
        server.admit(home.file("id.pub"));
        home.write("known_hosts", known("ed25519"));
        configure();
    }

    @AfterEach
    void endServer() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void includedFilesAndMatchedHostsAreFollowed() throws HostProblem {
        home.write(
                "more", "Match host " + server.address(), "Port " + SshServer.PORT, "IdentityFile " + home.file("id"));
        home.configure(
                "Match originalhost db1", "HostName " + server.address(), "Match all", "Include " + home.file("more"));

        home.assertReached("db1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void aHostThatIsKnownByOneOfItsKeysShowsThatOne(String kind) throws Exception {
        home.write("known_hosts", known(kind));
        home.assertReached("db1");

        home.write("known_hosts", "# two lines", "* of no meaning", name() + " " + key(otherKey(kind)));
        HostProblem problem = home.problem("db1");
        assertThat(problem.kind()).isEqualTo(Kind.HOST_KEY_CHANGED);
        assertThat(problem)
                .hasMessageContaining(home.file("known_hosts") + ":3")
                .hasMessageContaining("'ssh-keygen -R " + name() + "'");
    }

    @Test
    void anAliasIsTheHostsNameWithoutItsPort() throws Exception {
        configure("HostKeyAlias the-database");
        home.write("known_hosts", "the-database " + key(hostKey("ed25519")));

        home.ssh("db1").assertExit(0);
        home.assertReached("db1");

        home.write("known_hosts", known("ed25519"));
        home.ssh("db1").assertExit(255);
        HostProblem problem = home.problem("db1");
        assertThat(problem.kind()).isEqualTo(Kind.HOST_KEY_UNKNOWN);
        assertThat(problem).hasMessageContaining("Looked for the-database in " + home.file("known_hosts"));
    }

    @Test
    void theCommandThatIsToldForAnUnknownKeyIsTheOneThatShowsIt() {
        home.write("known_hosts", "");
        HostProblem problem = home.problem("db1");

        assertThat(problem.kind()).isEqualTo(Kind.HOST_KEY_UNKNOWN);
        assertThat(problem.sentence().in(Locale.JAPANESE)).contains("'ssh -F " + home.file("config") + " db1'");
    }

    @Test
    void aListOfRevokedKeysIsNotPassedOver() {
        configure("RevokedHostKeys " + home.write("revoked", publicKey("ed25519")));

        home.ssh("db1").assertExit(255);
        HostProblem problem = home.problem("db1");
        assertThat(problem.kind()).isEqualTo(Kind.SETTING_UNSUPPORTED);
        assertThat(problem).hasMessageContaining("'RevokedHostKeys " + home.file("revoked") + "'");
    }

    @Test
    void anAuthorityOfHostsIsRefusedByItsLineAndAServerWithACertificateIsKnownByItsKey() throws Exception {
        home.assertReached("db1");

        home.write(
                "known_hosts",
                "@cert-authority * " + Files.readString(testbed.folder().resolve("sshd/hosts.pub")));
        home.ssh("db1").assertExit(0);
        HostProblem problem = home.problem("db1");
        assertThat(problem.kind()).isEqualTo(Kind.HOST_KEY_CERTIFIED);
        assertThat(problem).hasMessageContaining(home.file("known_hosts") + ":1");
    }

    @Test
    void tokensInTheNameOfAKeyStandForTheHost() throws Exception {
        Files.move(home.file("id"), home.file("key-" + server.address()));
        configureWithoutKey("IdentityFile %d/.ssh/key-%h");
        home.assertReached("db1");

        configureWithoutKey("IdentityFile %d/.ssh/%C");
        assertThat(home.problem("db1").kind()).isEqualTo(Kind.SETTING_UNSUPPORTED);
    }

    @Test
    void aCertifiedKeyOfAUserLogsIn() throws Exception {
        SshServer.key(home.file("certified"), "ed25519", "");
        configureWithoutKey("IdentityFile " + home.file("certified"));
        assertThat(home.problem("db1").kind()).isEqualTo(Kind.AUTHENTICATION_REFUSED);

        certify("users", "-n" + System.getProperty("user.name"), home.file("certified"));
        home.ssh("db1").assertExit(0);
        home.assertReached("db1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void aCertificateThatNobodyTrustsDoesNotKeepTheKeyItselfOut(String kind) throws Exception {
        SshServer.key(home.file("mine"), kind, "");
        certify("hosts", "-n" + System.getProperty("user.name"), home.file("mine"));
        server.admit(home.file("mine.pub"));
        configureWithoutKey("IdentityFile " + home.file("mine"));

        home.ssh("db1").assertExit(0);
        home.assertReached("db1");
    }

    @Test
    void anAgentWithManyKeysIsToldFromAKeyThatIsNotTaken() throws Exception {
        try (SshAgentProcess agent = SshAgentProcess.start(testbed.folder().resolve("agent"))) {
            for (int i = 0; i < 7; i++) {
                SshServer.key(home.file("other" + i), "ed25519", "");
                agent.add(home.file("other" + i));
            }
            agent.add(home.file("id"));
            configureWithoutKey("IdentityFile /no/such/key", "IdentityAgent " + agent.socket());
            home.ssh("db1").assertExit(255);
            HostProblem problem = home.problem("db1");
            assertThat(problem.kind()).isEqualTo(Kind.TOO_MANY_KEYS);
            assertThat(problem).hasMessageContaining("IdentitiesOnly yes");

            // The agent's own copy of the key that the settings name comes first, although it was added last.
            configureWithoutKey("IdentityFile " + home.file("id"), "IdentityAgent " + agent.socket());
            Files.delete(home.file("id"));
            home.assertReached("db1");
        }
    }

    @Test
    void thePassphraseOfOneKeyForTheHostInBetweenAndTheHostBehindIsAskedForByItsPath() throws Exception {
        try (SshServer behind = SshServer.start(testbed.folder().resolve("behind"), AddressBlock.nextAddress())) {
            SshServer.key(home.file("locked"), "ed25519", "open barley");
            server.admit(home.file("locked.pub"));
            behind.admit(home.file("locked.pub"));
            home.write("known_hosts", known("ed25519"), behind.knownHostsLine());
            home.configure(
                    "Host db2",
                    "HostName " + behind.address(),
                    "ProxyJump db1",
                    "Host db1",
                    "HostName " + server.address(),
                    "Host db1 db2",
                    "Port " + SshServer.PORT,
                    "IdentityFile " + home.file("locked"));
            List<Path> asked = new ArrayList<>();
            try (Host host = home.host("db2", passphrase("open barley", asked))) {
                assertThat(host.run(HostCommand.of("true")).isGood()).isTrue();
            }
            assertThat(asked).isNotEmpty().containsOnly(home.file("locked"));

            server.close();
            HostProblem lost = home.problem("db2");
            assertThat(lost.kind()).isEqualTo(Kind.CONNECTION_REFUSED);
            assertThat(lost).hasMessageStartingWith("db2 (ProxyJump db1): ");
        }
    }

    private static Secrets passphrase(String text, List<Path> asked) {
        return new Secrets() {
            @Override
            public Optional<char[]> sudoPassword(String host) {
                return Optional.empty();
            }

            @Override
            public Optional<char[]> passphrase(Path keyFile) {
                asked.add(keyFile);
                return Optional.of(text.toCharArray());
            }
        };
    }

    private void configure(String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        all.add(0, "IdentityFile " + home.file("id"));
        configureWithoutKey(all.toArray(String[]::new));
    }

    private void configureWithoutKey(String... lines) {
        home.configure("Host db1", "HostName " + server.address(), "Port " + SshServer.PORT, String.join("\n", lines));
    }

    private void certify(String authority, String option, Path key) {
        Program.of("ssh-keygen", "-q", "-s", testbed.folder().resolve("sshd").resolve(authority), "-I", "test", option)
                .with(key + ".pub")
                .run()
                .assertExit(0);
    }

    private String known(String kind) {
        return name() + " " + key(hostKey(kind));
    }

    private String name() {
        return "[" + server.address() + "]:" + SshServer.PORT;
    }

    private Path hostKey(String kind) {
        return testbed.folder().resolve("sshd").resolve(kind.equals("ed25519") ? "host_key" : kind);
    }

    private Path otherKey(String kind) {
        SshServer.key(home.file("stranger"), kind, "");
        return home.file("stranger");
    }

    private String publicKey(String kind) {
        return key(hostKey(kind));
    }

    private static String key(Path privateKey) {
        try {
            return Files.readString(Path.of(privateKey + ".pub")).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
