package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * {@code validate -f --hosts}: option files read over SSH from two hosts, which are two names of one SSH server with a file each. Without option
 * files in the usual places of this machine, those that the description names are read.
 */
class HostsValidatedIT {
    @RegisterExtension
    final Testbed testbed = new Testbed();

    private SshServer server;
    private Path folder;

    @BeforeEach
    void twoHosts() throws IOException {
        assumeTrue(
                Stream.of("/etc/my.cnf", "/etc/mysql/my.cnf").map(Path::of).noneMatch(Files::exists),
                "this machine has option files of its own");
        folder = testbed.folder();
        server = SshServer.start(folder.resolve("sshd"), AddressBlock.nextAddress());
        SshServer.key(folder.resolve("id"), "ed25519", "");
        server.admit(folder.resolve("id.pub"));
        Files.writeString(folder.resolve("known_hosts"), server.knownHostsLine() + "\n");
        Files.writeString(folder.resolve("ssh_config"), """
                Host db1 db2
                  HostName %s
                  Port %d
                  IdentityFile %s
                  UserKnownHostsFile %s
                  GlobalKnownHostsFile none
                """.formatted(
                        server.address(), SshServer.PORT, folder.resolve("id"), folder.resolve("known_hosts")));
        Files.writeString(folder.resolve("cluster.yaml"), """
                cluster: shop
                server: mariadb-10.11
                sst: {method: rsync}
                nodes:
                  - {name: db1, address: 192.0.2.1, ssh: {host: db1, sudo: never}, paths: {option-file: %1$s/db1.cnf}}
                  - {name: db2, address: 192.0.2.2, ssh: {host: db2, sudo: never}, paths: {option-file: %1$s/db2.cnf}}
                arbitrators:
                  - {name: arbitrator, address: 192.0.2.3}
                """.formatted(folder));
        for (String node : new String[] {"db1", "db2"}) {
            testbed.galeractl("config", "render", "-f", "cluster.yaml", "--node", node, "--output", node + ".cnf")
                    .run()
                    .assertExit(0);
        }
    }

    @AfterEach
    void endServer() {
        server.close();
    }

    @Test
    void whatWasRenderedIsFoundGoodWhereItLies() {
        ProgramResult result = validate().assertExit(0);

        // The arbitrator, of which the option files do not know, is counted: no GAL154.
        assertThat(result.out()).doesNotContain(": error:", ": warning:", "GAL154");
    }

    @Test
    void whatSomebodyChangedOnAHostIsFoundThereAndBetweenTheNodes() throws IOException {
        Path file = folder.resolve("db2.cnf");
        Files.writeString(file, Files.readString(file) + "\nbinlog_format=MIXED\nwsrep_cluster_name=shoq\n");

        ProgramResult result = validate().assertExit(1);

        assertThat(result.out()).contains("db2:" + file).contains("GAL101");
        assertThat(result.out().lines().filter(line -> line.contains("GAL101")))
                .allMatch(line -> line.startsWith("db2:"));
    }

    @Test
    void aHostThatCannotBeAskedHidesNoOther() throws IOException {
        Path file = folder.resolve("db2.cnf");
        Files.writeString(file, Files.readString(file) + "\nbinlog_format=MIXED\n");
        Path config = folder.resolve("ssh_config");
        Files.writeString(config, "Host db1\n  Port 9\n" + Files.readString(config));

        ProgramResult result = validate().assertExit(4);

        assertThat(result.out()).contains("GAL101");
        assertThat(result.err()).contains("db1").contains(server.address() + ":9");
    }

    @Test
    void anUnknownHostKeyIsRefused() throws IOException {
        Files.writeString(folder.resolve("known_hosts"), "");

        assertThat(validate().assertExit(4).err()).contains("SHA256:");
        assertThat(validate("json").assertExit(4).out()).contains("\"verdict\": \"unknown\"", "SHA256:");
    }

    /** On a terminal ({@code script} makes one): asked once for both hosts, and nothing that is typed is shown. */
    @Test
    void thePassphraseOfAKeyIsAskedFor() {
        lockTheKey();

        ProgramResult result = typed("nonsense\\025open sesamo\\177e\\n").assertExit(0);
        assertThat(result.out()).containsOnlyOnce("Passphrase of the key").doesNotContain("sesam");
        typed("wrong\\n").assertExit(4);
        String interrupt = "\\003";
        typed(interrupt).assertExit(130);
    }

    @Test
    void withoutATerminalNothingIsAsked() {
        lockTheKey();

        assertThat(validate().assertExit(4).err()).contains(folder.resolve("id").toString());
    }

    private void lockTheKey() {
        Program.of("ssh-keygen", "-q", "-p", "-P", "", "-N", "open sesame", "-f", folder.resolve("id"))
                .run()
                .assertExit(0);
    }

    /** Types it as soon as the question stands there: what is typed earlier, the terminal itself shows. */
    private ProgramResult typed(String keys) {
        Program program = testbed.galeractl(
                "validate", "-f", "cluster.yaml", "--hosts", "--ssh-config", folder.resolve("ssh_config"));
        String line =
                "rm -f seen; (until grep -qs 'Passphrase.*: ' seen; do sleep 0.1; done; printf '%s') | script -qefc '%s' seen"
                        .formatted(keys, String.join(" ", program.command()));
        return new Program(
                        List.of("timeout", "60", "sh", "-c", line),
                        program.environment(),
                        program.folder(),
                        program.input(),
                        program.limit())
                .run();
    }

    @Test
    void hostsWithoutADescriptionAreWrongUsage() {
        assertThat(testbed.galeractl("validate", "--hosts").run().assertExit(2).err())
                .contains("-f");
    }

    private ProgramResult validate() {
        return validate("line");
    }

    private ProgramResult validate(String format) {
        return testbed.galeractl(
                        "validate", "-f", "cluster.yaml", "--hosts", "--ssh-config", folder.resolve("ssh_config"))
                .with("--format", format)
                .run();
    }
}
