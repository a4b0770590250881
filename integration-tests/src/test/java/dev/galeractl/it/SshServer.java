package dev.galeractl.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real SSH server on a loopback address of its own, with keys of its own, that lets in whoever runs the test. It is unpacked by
 * scripts/fetch-server where the machine has none; where that cannot be done, tests are skipped.
 *
 * <p>A server that root starts wants an account and a folder that belong to its package: it gets them in a mount namespace of its own, so that
 * nothing of the machine changes.
 */
final class SshServer implements AutoCloseable {
    static final int PORT = 2222;

    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    /** Arguments: the test's folder, the folder with the programs, and the command. */
    private static final String AS_ROOT = """
            set -e
            folder=$1 root=$2; shift 2
            mkdir -p "$folder/etc"
            for file in passwd shadow; do
                { grep -v '^sshd:' /etc/$file; cat "$folder/more.$file"; } > "$folder/etc/$file"
            done
            chmod 640 "$folder/etc/shadow"
            cp "$folder/sudoers" "$folder/etc/sudoers"
            chmod 440 "$folder/etc/sudoers"
            [ "$root" = / ] || { cp -r "$root/etc/pam.d" "$folder/etc"; mount -t overlay usr -o "lowerdir=$root/usr:/usr" /usr; }
            mount -t overlay etc -o "lowerdir=$folder/etc:/etc" /etc
            mount -t tmpfs run /run
            mkdir /run/sshd
            exec "$@"
            """;

    private static final String SSHD_ACCOUNT = "sshd:x:65533:65534::/run/sshd:/usr/sbin/nologin";

    /** Whom sudo knows when root runs the test: one with a password, one without, and one not at all. */
    static final List<String> SUDO_ACCOUNTS = List.of("tester", "free", "never");

    static final String SUDO_PASSWORD = "open sesame";

    private final String address;
    private final Path folder;
    private final Process process;

    private SshServer(String address, Path folder, Process process) {
        this.address = address;
        this.folder = folder;
        this.process = process;
    }

    /** Starts one and waits until it listens. */
    static SshServer start(Path folder, String address, String... moreSettings) {
        ProgramResult found = Program.of("../scripts/fetch-server", "--ssh")
                .limit(Duration.ofMinutes(3))
                .run();
        assumeTrue(found.exitStatus() == 0, found.err());
        Path root = Path.of(found.out().strip());
        try {
            Files.createDirectories(folder);
            Path hostKey = folder.resolve("host_key");
            if (Files.notExists(hostKey)) {
                key(hostKey, "ed25519", "");
            }
            List<String> settings = new ArrayList<>(List.of(
                    "Port " + PORT,
                    "ListenAddress " + address,
                    "HostKey " + hostKey,
                    "AuthorizedKeysFile " + folder.resolve("authorized_keys"),
                    "StrictModes no",
                    "UsePAM no",
                    "PidFile none",
                    "PermitRootLogin yes",
                    "PasswordAuthentication no",
                    "KbdInteractiveAuthentication no"));
            settings.addAll(List.of(moreSettings));
            Path config = Files.write(folder.resolve("sshd_config"), settings);
            List<String> command = new ArrayList<>();
            if (ROOT) {
                accounts(folder);
                command.addAll(
                        List.of("unshare", "--mount", "sh", "-c", AS_ROOT, "sh", folder.toString(), root.toString()));
            }
            command.addAll(List.of(root.resolve("usr/sbin/sshd").toString(), "-D", "-e", "-f", config.toString()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("sshd.log").toFile());
            builder.environment()
                    .put("LD_LIBRARY_PATH", root.resolve("compat-lib").toString());
            SshServer server = new SshServer(address, folder, builder.start());
            server.awaitListening();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files with which the namespace's accounts are made. */
    private static void accounts(Path folder) throws IOException {
        String hash =
                Program.of("openssl", "passwd", "-6", SUDO_PASSWORD).run().out().strip();
        List<String> passwd = new ArrayList<>(List.of(SSHD_ACCOUNT));
        List<String> shadow = new ArrayList<>();
        for (String name : SUDO_ACCOUNTS) {
            passwd.add(name + ":x:" + (65_000 + shadow.size()) + ":65534::/tmp:/bin/sh");
            shadow.add(name + ":" + hash + ":19000:0:99999:7:::");
        }
        Files.write(folder.resolve("more.passwd"), passwd);
        Files.write(folder.resolve("more.shadow"), shadow);
        Files.write(folder.resolve("sudoers"), List.of("tester ALL=(ALL:ALL) ALL", "free ALL=(ALL:ALL) NOPASSWD: ALL"));
    }

    /** Makes a pair of keys: the private one in the file, the public one beside it. */
    static void key(Path file, String type, String passphrase) {
        Program.of("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "", "-f", file)
                .run()
                .assertExit(0);
    }

    private void awaitListening() throws IOException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, PORT), 1000);
                return;
            } catch (IOException notYet) {
                if (!process.isAlive() || Instant.now().isAfter(end)) {
                    close();
                    throw new IOException("sshd does not listen: " + Files.readString(folder.resolve("sshd.log")));
                }
                Thread.onSpinWait();
            }
        }
    }

    /** Lets in whoever has the private key beside this public one. */
    void admit(Path publicKey) {
        try {
            Files.copy(publicKey, folder.resolve("authorized_keys"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return address;
    }

    /** The line by which a client knows it. */
    String knownHostsLine() {
        return "[" + address + "]:" + PORT + " " + publicHostKey();
    }

    /** Type and key. */
    String publicHostKey() {
        try {
            return Files.readString(folder.resolve("host_key.pub")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the server and the processes that serve connections, without a farewell. */
    void kill() {
        List<ProcessHandle> serving = serving();
        process.destroyForcibly();
        serving.forEach(ProcessHandle::destroyForcibly);
    }

    /** Kills the processes that serve connections; new ones can be made. */
    void dropConnections() {
        serving().forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> serving() {
        return process.descendants()
                .filter(p -> p.info().command().filter(c -> c.endsWith("/sshd")).isPresent())
                .toList();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
