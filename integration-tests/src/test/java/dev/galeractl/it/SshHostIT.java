package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.galeractl.bootstrap.host.CommandHost;
import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostCommand;
import dev.galeractl.bootstrap.host.HostFile;
import dev.galeractl.bootstrap.host.HostFiles;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import dev.galeractl.bootstrap.host.Secrets;
import dev.galeractl.bootstrap.host.local.ProcessTransport;
import dev.galeractl.bootstrap.host.ssh.SshTarget;
import dev.galeractl.bootstrap.host.ssh.sshj.SshConfiguration;
import dev.galeractl.bootstrap.host.ssh.sshj.SshTransport;
import dev.galeractl.bootstrap.host.ssh.sshj.SshUser;
import dev.galeractl.testkit.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The port to hosts, against a real SSH server. */
class SshHostIT {
    @RegisterExtension
    final Testbed testbed = new Testbed();

    private SshServer server;
    private Path home;
    private Optional<Path> agent = Optional.empty();

    @BeforeEach
    void startServer() throws IOException {
        home = testbed.folder().resolve("home");
        Files.createDirectories(home.resolve(".ssh"));
        server = SshServer.start(testbed.folder().resolve("sshd"), AddressBlock.nextAddress());
        SshServer.key(key(), "ed25519", "");
        server.admit(home.resolve(".ssh/id_ed25519.pub"));
        know(server.knownHostsLine());
        configure();
    }

    @AfterEach
    void endServer() {
        server.close();
    }

    @Test
    void aCommandRunsThere() throws HostProblem {
        try (Host host = host(Secrets.NONE)) {
            CommandResult result = host.run(
                    HostCommand.of("sh", "-c", "echo \"$0 $SSH_CONNECTION\"; echo err >&2; exit 7", "it's $HOME"));

            assertThat(result.status()).isEqualTo(7);
            assertThat(result.text()).startsWith("it's $HOME ").endsWith(" " + server.address() + " 2222\n");
            assertThat(result.errors()).isEqualTo("err\n");
            assertThat(problem(host, HostCommand.of("no-such-program")).kind()).isEqualTo(Kind.COMMAND_NOT_FOUND);
        }
    }

    @Test
    void muchOutputIsKeptUpToTheBoundAndInputArrivesToTheLastByte() throws HostProblem {
        byte[] bytes = new byte[10_000_000];
        new Random(5).nextBytes(bytes);
        try (Host host = host(Secrets.NONE)) {
            CommandResult all = host.run(HostCommand.of("cat").withInput(bytes).keeping(bytes.length));
            CommandResult some = host.run(HostCommand.of("cat").withInput(bytes).keeping(5));

            assertThat(all.bytes()).isEqualTo(bytes);
            assertThat(all.isCut()).isFalse();
            assertThat(some.bytes()).hasSize(5);
            assertThat(some.isCut()).isTrue();
        }
    }

    @Test
    void aHostThatNobodyKnowsIsRefusedAndItsFingerprintSaid() throws IOException {
        know("other.example.com " + server.publicHostKey());
        try (Host host = host(Secrets.NONE)) {
            HostProblem problem = problem(host, HostCommand.of("true"));

            String fingerprint = fingerprint();
            assertThat(problem.kind()).isEqualTo(Kind.HOST_KEY_UNKNOWN);
            assertThat(problem.sentence().in(Locale.ENGLISH)).contains(fingerprint, server.address() + ":2222");
            assertThat(problem.sentence().in(Locale.JAPANESE)).contains(fingerprint);
        }
    }

    @Test
    void aChangedHostKeyIsRefused() throws IOException {
        SshServer.key(home.resolve("another"), "ed25519", "");
        know("[" + server.address() + "]:2222 " + Files.readString(home.resolve("another.pub")));
        try (Host host = host(Secrets.NONE)) {
            HostProblem problem = problem(host, HostCommand.of("true"));

            assertThat(problem.kind()).isEqualTo(Kind.HOST_KEY_CHANGED);
            assertThat(problem).hasMessageContaining("known_hosts:1");
        }
    }

    @Test
    void aKeyThatTheServerDoesNotTakeIsNamed() throws IOException {
        Files.delete(key());
        Files.delete(home.resolve(".ssh/id_ed25519.pub"));
        SshServer.key(key(), "ed25519", "");
        try (Host host = host(Secrets.NONE)) {
            HostProblem problem = problem(host, HostCommand.of("true"));

            assertThat(problem.kind()).isEqualTo(Kind.AUTHENTICATION_REFUSED);
            assertThat(problem).hasMessageContaining("id_ed25519").hasMessageContaining("publickey");
        }
    }

    @Test
    void aServerThatDiesInTheMiddleIsToldFromOneThatIsNotThere() throws Exception {
        try (Host host = host(Secrets.NONE)) {
            host.run(HostCommand.of("true"));
            CompletableFuture<Kind> lost = CompletableFuture.supplyAsync(
                    () -> problem(host, HostCommand.of("sleep", life()).within(Duration.ofSeconds(5)))
                            .kind());
            awaitProcess(life(), true);
            server.kill();

            assertThat(lost.get(20, TimeUnit.SECONDS)).isEqualTo(Kind.CONNECTION_LOST);
            assertThat(problem(host, HostCommand.of("true")).kind()).isEqualTo(Kind.CONNECTION_REFUSED);
            // The promise of Host: nobody is connected any more, and still it ends.
            awaitProcess(life(), false);
        }
    }

    @Test
    void timeIsLimitedAndNothingIsLeft() throws Exception {
        try (Host host = host(Secrets.NONE)) {
            HostCommand command = HostCommand.of("sh", "-c", "sleep " + life() + " & wait");

            assertThat(problem(host, command.within(Duration.ofSeconds(1))).kind())
                    .isEqualTo(Kind.TIME_LIMIT);
            awaitProcess(life(), false);
        }
    }

    @Test
    void anInterruptLeavesNothingOnTheHost() throws Exception {
        try (Host host = host(Secrets.NONE)) {
            CompletableFuture<Kind> ended = new CompletableFuture<>();
            Thread thread = new Thread(() -> ended.complete(
                    problem(host, HostCommand.of("sh", "-c", "trap '' TERM; sleep " + life() + " & wait"))
                            .kind()));
            thread.start();
            awaitProcess(life(), true);
            thread.interrupt();

            assertThat(ended.get(20, TimeUnit.SECONDS)).isEqualTo(Kind.INTERRUPTED);
            awaitProcess(life(), false);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void aKeyWithAPassphraseOpensWithThatPassphraseOnly(String type) throws Exception {
        newKey(type, "open sesame");
        try (Host right = host(passphrase("open sesame"));
                Host wrong = host(passphrase("open barley"));
                Host none = host(Secrets.NONE)) {
            assertThat(right.run(HostCommand.of("true")).isGood()).isTrue();
            assertThat(problem(wrong, HostCommand.of("true")).kind()).isEqualTo(Kind.KEY_LOCKED);
            assertThat(problem(none, HostCommand.of("true")).kind()).isEqualTo(Kind.KEY_LOCKED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void anAgentLogsInWithoutTheKeyFile(String type) throws Exception {
        newKey(type, "");
        Path socket = testbed.folder().resolve("agent");
        try (SshAgentProcess agentProcess = SshAgentProcess.start(socket)) {
            agentProcess.add(key());
            Files.delete(key());
            agent = Optional.of(socket);
            try (Host host = host(Secrets.NONE)) {
                assertThat(host.run(HostCommand.of("true")).isGood()).isTrue();
            }
            agent = Optional.empty();
            try (Host host = host(Secrets.NONE)) {
                assertThat(problem(host, HostCommand.of("true")).kind()).isEqualTo(Kind.NO_KEY);
            }
        }
    }

    @Test
    void aHostBehindAnotherIsReachedThroughItAndBothKeysAreVerified() throws Exception {
        try (SshServer behind =
                SshServer.start(testbed.folder().resolve("behind"), AddressBlock.nextAddress(), "LogLevel VERBOSE")) {
            behind.admit(home.resolve(".ssh/id_ed25519.pub"));
            configure("Host db1", "HostName " + behind.address(), "ProxyJump " + server.address() + ":2222");
            try (Host host = host(Secrets.NONE)) {
                HostProblem unknown = problem(host, HostCommand.of("true"));
                assertThat(unknown.kind()).isEqualTo(Kind.HOST_KEY_UNKNOWN);
                assertThat(unknown).hasMessageContaining(behind.address());

                know(server.knownHostsLine() + "\n" + behind.knownHostsLine());
                assertThat(host.run(HostCommand.of("printenv", "SSH_CONNECTION"))
                                .text())
                        .endsWith(" " + behind.address() + " 2222\n");

                know(behind.knownHostsLine());
            }
            try (Host host = host(Secrets.NONE)) {
                assertThat(problem(host, HostCommand.of("true"))).hasMessageContaining(server.address());
            }
        }
    }

    @Test
    void hashedNamesAreReadAndARevokedKeyIsRefusedWhereverThatStands() throws Exception {
        Program.of("ssh-keygen", "-q", "-H", "-f", home.resolve(".ssh/known_hosts"))
                .run()
                .assertExit(0);
        Path known = home.resolve(".ssh/known_hosts");
        assertThat(Files.readString(known)).startsWith("|1|").doesNotContain(server.address());
        try (Host host = host(Secrets.NONE)) {
            assertThat(host.run(HostCommand.of("true")).isGood()).isTrue();
        }
        Files.writeString(known, "@revoked * " + server.publicHostKey() + "\n", StandardOpenOption.APPEND);
        try (Host host = host(Secrets.NONE)) {
            assertThat(problem(host, HostCommand.of("true")).kind()).isEqualTo(Kind.HOST_KEY_REVOKED);
        }
    }

    @Test
    void aSecretInTheInputIsInNoCommandLine() throws Exception {
        String secret = "s3cret" + System.nanoTime();
        try (Host host = host(Secrets.NONE)) {
            CompletableFuture<CommandResult> result = CompletableFuture.supplyAsync(() -> {
                try {
                    return host.run(HostCommand.of("sh", "-c", "cat; exec sleep " + life().substring(0, 2) + "e-1")
                            .withInput(secret.getBytes(StandardCharsets.UTF_8)));
                } catch (HostProblem e) {
                    throw new IllegalStateException(e);
                }
            });
            int looks = 0;
            while (!result.isDone()) {
                assertThat(Program.of("ps", "axwwe").run().out()).doesNotContain(secret);
                looks++;
            }
            assertThat(result.get().text()).isEqualTo(secret);
            assertThat(looks).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "free, , ",
        "tester, open sesame, ",
        "tester, open barley, SUDO_PASSWORD_WRONG",
        "tester, , SUDO_NEEDS_PASSWORD",
        "never, open sesame, SUDO_REFUSED"
    })
    void aRealSudoIsAnsweredOnlyWhenItAsks(String user, @Nullable String password, @Nullable Kind expected)
            throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root may make accounts for sudo");
        configure("User " + user);
        Files.setPosixFilePermissions(
                testbed.folder().resolve("sshd/authorized_keys"), PosixFilePermissions.fromString("rw-r--r--"));
        HostCommand command = HostCommand.of("sh", "-c", "id -un; cat; exit 3")
                .withInput("the input".getBytes(StandardCharsets.UTF_8))
                .asRoot();
        try (Host host = host(sudoPassword(password))) {
            assertThat(host.run(HostCommand.of("id", "-un")).text()).isEqualTo(user + "\n");
            if (expected == null) {
                assertThat(host.run(command).text()).isEqualTo("root\nthe input");
                assertThat(host.run(command).status()).isEqualTo(3);
            } else {
                assertThat(problem(host, command).kind()).isEqualTo(expected);
            }
        }
    }

    private static Secrets sudoPassword(@Nullable String text) {
        return new Secrets() {
            @Override
            public Optional<char[]> sudoPassword(String host) {
                return Optional.ofNullable(text).map(String::toCharArray);
            }

            @Override
            public Optional<char[]> passphrase(Path keyFile) {
                return Optional.empty();
            }
        };
    }

    @Test
    void filesAreReadLookedAtAndListed() throws Exception {
        Path folder = Files.createDirectories(testbed.folder().resolve("etc/it's a folder"));
        Files.write(folder.resolve("a b.cnf"), new byte[] {0, (byte) 0xff, '\n'});
        Files.createSymbolicLink(folder.resolve("z"), Path.of("a b.cnf"));
        try (Host host = host(Secrets.NONE)) {
            HostFiles files = HostFiles.of(host);

            assertThat(files.read(folder + "/a b.cnf", 3)).containsExactly(0, 0xff, '\n');
            assertThat(files.list(folder.toString())).containsExactly("a b.cnf", "z");
            assertThat(files.look(folder + "/z")).hasValueSatisfying(file -> {
                assertThat(file.kind()).isEqualTo(HostFile.Kind.FILE);
                assertThat(file.size()).isEqualTo(3);
            });
            assertThat(files.look(folder.toString()).orElseThrow().kind()).isEqualTo(HostFile.Kind.FOLDER);
            assertThat(files.look(folder + "/absent")).isEmpty();
            assertThat(catchThrowableOfType(HostProblem.class, () -> files.read(folder + "/a b.cnf", 2))
                            .kind())
                    .isEqualTo(Kind.FILE_TOO_LARGE);
            assertThat(catchThrowableOfType(HostProblem.class, () -> files.read(folder + "/absent", 2))
                            .kind())
                    .isEqualTo(Kind.FILE_ABSENT);
        }
    }

    @Test
    void aFileIsPutThereWholeOrNotAtAll() throws Exception {
        Path folder = Files.createDirectories(testbed.folder().resolve("etc/it's a folder"));
        Path file = Files.writeString(folder.resolve("my.cnf"), "old");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("my.cnf"));
        byte[] bytes = new byte[] {0, '\n', (byte) 0xff};
        try (Host host = host(Secrets.NONE)) {
            HostFiles files = HostFiles.of(host);
            files.write(folder + "/link", bytes, "0640", Optional.of(System.getProperty("user.name")));

            assertThat(file).hasBinaryContent(bytes);
            assertThat(folder.resolve("link")).isSymbolicLink();
            assertThat(files.look(file.toString()).orElseThrow().mode()).isEqualTo("0640");
            assertThat(catchThrowableOfType(
                                    HostProblem.class,
                                    () -> files.write(file.toString(), bytes, "0640", Optional.of("no-such-user")))
                            .kind())
                    .isEqualTo(Kind.FILE_NOT_WRITTEN);
            assertThat(files.list(folder.toString())).containsExactly("link", "my.cnf");
        }
    }

    @Test
    void readingSurvivesALostConnection() throws Exception {
        try (Host host = host(Secrets.NONE)) {
            HostCommand slow = HostCommand.of("sh", "-c", "sleep " + life().substring(0, 2) + "e-1; echo done");
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
                try {
                    return host.run(slow.onlyReading()).text();
                } catch (HostProblem e) {
                    return e.toString();
                }
            });
            awaitProcess("77e-1", true);
            server.dropConnections();

            assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo("done\n");
        }
    }

    private static Secrets passphrase(String text) {
        return new Secrets() {
            @Override
            public Optional<char[]> sudoPassword(String host) {
                return Optional.empty();
            }

            @Override
            public Optional<char[]> passphrase(Path keyFile) {
                return Optional.of(text.toCharArray());
            }
        };
    }

    private void newKey(String type, String passphrase) throws IOException {
        Files.delete(key());
        Files.delete(home.resolve(".ssh/id_ed25519.pub"));
        SshServer.key(key(), type, passphrase);
        server.admit(home.resolve(".ssh/id_ed25519.pub"));
    }

    private Host host(Secrets secrets) {
        return new CommandHost("db1", new SshTransport("db1", SshTarget.named("db1"), user(secrets)), secrets);
    }

    /** As a user would have it in ~/.ssh/config; that checking is switched off there must not help. */
    private SshUser user(Secrets secrets) {
        SshConfiguration configuration = new SshConfiguration(
                new CommandHost("here", new ProcessTransport("here"), Secrets.NONE),
                System.getProperty("user.name"),
                Map.of("HOME", home.toString()),
                List.of("-F", home.resolve(".ssh/config").toString()));
        return new SshUser(home, agent, configuration, secrets);
    }

    private void configure(String... moreLines) throws IOException {
        List<String> lines = new ArrayList<>(List.of(moreLines));
        lines.addAll(List.of(
                "Host db1",
                "HostName " + server.address(),
                "Host *",
                "Port " + SshServer.PORT,
                "StrictHostKeyChecking no",
                "IdentityFile " + key(),
                "UserKnownHostsFile " + home.resolve(".ssh/known_hosts"),
                "GlobalKnownHostsFile none"));
        Files.write(home.resolve(".ssh/config"), lines);
    }

    private Path key() {
        return home.resolve(".ssh/id_ed25519");
    }

    private void know(String line) throws IOException {
        Files.writeString(home.resolve(".ssh/known_hosts"), line + "\n", StandardCharsets.UTF_8);
    }

    private String fingerprint() {
        return Program.of("ssh-keygen", "-lf", testbed.folder().resolve("sshd/host_key.pub"))
                .run()
                .out()
                .split(" ", -1)[1];
    }

    /** A number of seconds that no other process of this machine sleeps. */
    private String life() {
        return "77." + server.address().replace(".", "");
    }

    private static HostProblem problem(Host host, HostCommand command) {
        HostProblem problem = catchThrowableOfType(HostProblem.class, () -> host.run(command));
        assertThat(problem).as(command.toString()).isNotNull();
        return problem;
    }

    private static void awaitProcess(String argument, boolean there) throws InterruptedException {
        for (int i = 0; i < 400; i++) {
            boolean found = ProcessHandle.allProcesses()
                    .flatMap(p -> p.info().arguments().stream().flatMap(Arrays::stream))
                    .anyMatch(argument::equals);
            if (found == there) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError(argument + (there ? " did not start" : " still runs"));
    }
}
