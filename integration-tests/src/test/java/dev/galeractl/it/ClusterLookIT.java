package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.look.PeerFacts;
import dev.galeractl.bootstrap.cluster.look.Reachability;
import dev.galeractl.bootstrap.cluster.look.Reachability.Answer;
import dev.galeractl.bootstrap.cluster.look.Reachability.Attempt;
import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.fact.PeerEvidence;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.testkit.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The look at all hosts of a description, by real SSH servers: one on each of three loopback addresses of this machine. */
class ClusterLookIT {
    @RegisterExtension
    final Testbed testbed = new Testbed();

    private final List<SshServer> servers = new ArrayList<>();
    private Path home;
    private Path description;

    @BeforeEach
    void startHosts() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "datadirs are looked at as root");
        home = testbed.folder().resolve("home");
        Files.createDirectories(home.resolve(".ssh"));
        Path key = home.resolve(".ssh/id_ed25519");
        SshServer.key(key, "ed25519", "");
        List<String> known = new ArrayList<>();
        List<String> configuration = new ArrayList<>();
        StringBuilder yaml = new StringBuilder("cluster: shop\nserver: mariadb-10.11\nsst: {method: rsync}\nnodes:\n");
        for (int i = 1; i <= 3; i++) {
            SshServer server = SshServer.start(
                    testbed.folder().resolve("sshd" + i),
                    AddressBlock.nextAddress(),
                    "SetEnv PATH=" + ownPrograms(i) + ":" + System.getenv("PATH"));
            servers.add(server);
            server.admit(home.resolve(".ssh/id_ed25519.pub"));
            known.add(server.knownHostsLine());
            configuration.addAll(List.of("Host db" + i, "HostName " + server.address()));
            yaml.append("  - {name: db%d, address: %s, paths: {datadir: %s, option-file: %s}}%n"
                    .formatted(i, server.address(), datadir(i), testbed.folder().resolve("db" + i + ".cnf")));
        }
        configuration.addAll(List.of(
                "Host *",
                "Port " + SshServer.PORT,
                "IdentityFile " + key,
                "UserKnownHostsFile " + home.resolve(".ssh/known_hosts"),
                "GlobalKnownHostsFile none"));
        Files.write(home.resolve(".ssh/known_hosts"), known);
        Files.write(configuration(), configuration);
        description = Files.writeString(home.resolve("cluster.yaml"), yaml);
    }

    @AfterEach
    void endHosts() {
        servers.forEach(SshServer::close);
    }

    private Path configuration() {
        return home.resolve(".ssh/config");
    }

    /** What a host has there is found before the machine's own programs. */
    private Path ownPrograms(int node) {
        return testbed.folder().resolve("bin" + node);
    }

    private Path datadir(int node) {
        return testbed.folder().resolve("data" + node);
    }

    @Test
    void allHostsAreLookedAtAndNothingChanges() throws Exception {
        Files.createDirectories(datadir(1));
        Files.createDirectories(datadir(2).resolve("shop"));
        Files.writeString(datadir(2).resolve("ibdata1"), "x");
        String before = everythingOf(testbed.folder());

        LookMain look = new LookMain(home, configuration(), description);
        ClusterFacts facts = look.facts();

        assertThat(everythingOf(testbed.folder())).isEqualTo(before);
        assertThat(facts.heard())
                .extracting(it -> it.node().datadir().contents())
                .containsExactly(Contents.EMPTY, Contents.INCOMPLETE, Contents.ABSENT);
        assertThat(facts.heard()).allSatisfy(it -> {
            assertThat(it.node().server()).isEqualTo(new ServerFacts.Stopped());
            assertThat(it.tools()).containsKey("perl");
            assertThat(it.clock())
                    .hasValueSatisfying(clock -> assertThat(clock.offset())
                            .isBetween(
                                    clock.uncertainty().negated().minusMillis(2),
                                    clock.uncertainty().plusMillis(2)));
            assertThat(it.clock())
                    .map(MemberFacts.Clock::uncertainty)
                    .hasValueSatisfying(doubt -> assertThat(doubt).isLessThan(Duration.ofSeconds(2)));
        });
        assertThat(new PeerFacts(look.cluster(), facts).of("db1").orElseThrow().peers())
                .extracting(PeerEvidence::answer)
                .containsExactly(PeerEvidence.Answer.REFUSED, PeerEvidence.Answer.REFUSED);
    }

    @Test
    void aHostThatIsGoneHidesNobodyElse() throws Exception {
        servers.get(1).kill();

        LookMain look = new LookMain(home, configuration(), description);
        ClusterFacts facts = look.facts();

        assertThat(facts.unheard()).extracting(it -> it.node()).containsExactly("db2");
        assertThat(new PeerFacts(look.cluster(), facts).of("db1").orElseThrow().peers())
                .extracting(PeerEvidence::answer)
                .containsExactly(PeerEvidence.Answer.UNREACHABLE, PeerEvidence.Answer.REFUSED);
    }

    @Test
    void allPortsAreTriedInBothDirectionsAndNobodyElsesTransferIsTouched() throws Exception {
        try (ServerSocket transfer =
                new ServerSocket(4444, 5, InetAddress.getByName(servers.get(1).address()))) {
            LookMain look = new LookMain(home, configuration(), description);
            Reachability tried = look.reachability(look.facts());

            assertThat(tried.attempts()).hasSize(3 * 2 * 4);
            assertThat(tried.attempts())
                    .filteredOn(it -> it.to().equals("db2") && it.port() == 4444)
                    .extracting(Attempt::answer)
                    .containsExactly(Answer.UNTRIED, Answer.UNTRIED);
            assertThat(tried.attempts())
                    .filteredOn(it -> !(it.to().equals("db2") && it.port() == 4444))
                    .allSatisfy(it -> {
                        assertThat(it.answer()).as("%s", it).isEqualTo(Answer.REACHED);
                        assertThat(it.roundTrip())
                                .hasValueSatisfying(time -> assertThat(time).isLessThan(Duration.ofSeconds(2)));
                    });
            transfer.setSoTimeout(100);
            assertThat(catchThrowable(transfer::accept)).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(listeners()).isEmpty();
    }

    @Test
    void listenersEndThoughTheOperatorWasKilled() throws Exception {
        // One is late, so that the others keep listening for it.
        Path late = Files.createDirectories(ownPrograms(3)).resolve("perl");
        Files.writeString(late, "#!/bin/sh\nsleep 4\nexec /usr/bin/perl \"$@\"\n");
        assertThat(late.toFile().setExecutable(true)).isTrue();
        Process operator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LookMain.class.getName(),
                        home.toString(),
                        configuration().toString(),
                        description.toString())
                .inheritIO()
                .start();
        await(() -> listeners().size() == 8, Duration.ofSeconds(60));

        operator.destroyForcibly().waitFor();

        assertThat(listeners()).hasSizeGreaterThanOrEqualTo(8);
        // The late one might still begin.
        await(() -> listeners().isEmpty(), Duration.ofSeconds(20));
        Thread.sleep(5000);
        await(() -> listeners().isEmpty(), Duration.ofSeconds(15));
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition, Duration patience) throws Exception {
        Instant end = Instant.now().plus(patience);
        while (!condition.holds()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(100);
        }
    }

    /** Who listens on Galera's ports at the hosts' addresses, by the kernel's table: nothing is connected to. */
    private List<String> listeners() throws IOException {
        List<String> ours = new ArrayList<>();
        for (SshServer server : servers) {
            byte[] address = InetAddress.getByName(server.address()).getAddress();
            String start = "%02X%02X%02X%02X:".formatted(address[3], address[2], address[1], address[0]);
            for (int port : List.of(3306, 4444, 4567, 4568)) {
                Files.readAllLines(Path.of("/proc/net/tcp")).stream()
                        .filter(line -> line.contains(start + "%04X".formatted(port) + " ") && line.contains(" 0A "))
                        .forEach(ours::add);
            }
        }
        return ours;
    }

    private static String everythingOf(Path folder) {
        return Program.of("find", folder, "-not", "-name", "*.log", "-printf", "%p %s %T@ %m\\n")
                .run()
                .out();
    }
}
