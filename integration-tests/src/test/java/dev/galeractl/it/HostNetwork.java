package dev.galeractl.it;

import dev.galeractl.testkit.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Several whole hosts on a network of their own: a bridge that this run makes, and an address, a name and an SSH server for each host. Whoever runs
 * the test is root on all of them by a key made for the run, with an SSH configuration and known hosts of its own. Nothing routes from this network to
 * any other.
 */
final class HostNetwork implements AutoCloseable {
    private static final AtomicInteger NETWORKS = new AtomicInteger();
    private static final int FIRST_HOST = 11;
    private static final int LAST_PART = 250;

    /** What closes ports of a host, and nothing else. */
    private static final String TABLE = "inet galeractl_test";

    private final Path bases;
    private final Path program;
    private final Path folder;
    private final String bridge;
    private final String prefix;
    private final Map<String, NspawnHost> hosts = new LinkedHashMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();

    private HostNetwork(Path bases, Path program, Path folder, String bridge, String prefix) {
        this.bases = bases;
        this.program = program;
        this.folder = folder;
        this.bridge = bridge;
        this.prefix = prefix;
    }

    /** A network without hosts. */
    static HostNetwork start(Path bases, Path program) {
        long pid = ProcessHandle.current().pid();
        int number = NETWORKS.incrementAndGet();
        Path folder = bases.resolve("run-" + pid + "-network" + number);
        String bridge = "gal" + pid + "n" + number;
        String prefix = freePrefix(pid, number);
        HostNetwork network = new HostNetwork(bases, program, folder, bridge, prefix);
        try {
            Files.createDirectories(folder);
            ip("link", "add", "name", bridge, "type", "bridge");
            ip("address", "add", prefix + "1/24", "dev", bridge);
            ip("link", "set", bridge, "up");
            SshServer.key(network.key(), "ed25519", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | AssertionError e) {
            network.close();
            throw e;
        }
        return network;
    }

    /** Of 10.0.0.0/8, what no route of this machine leads to; with the last dot. */
    private static String freePrefix(long pid, int number) {
        for (int i = 0; i < LAST_PART; i++) {
            long part = (pid + number + i) % LAST_PART;
            String prefix = "10." + (200 + pid / LAST_PART % 50) + "." + part + ".";
            if (Program.of("ip", "route", "show", prefix + "0/24")
                    .run()
                    .assertExit(0)
                    .out()
                    .isBlank()) {
                return prefix;
            }
        }
        throw new AssertionError("this machine has routes to everywhere");
    }

    /** Boots more hosts, all at once; no database server runs on them yet. */
    HostNetwork add(Suite suite, String... names) {
        List<CompletableFuture<NspawnHost>> booting = new ArrayList<>();
        for (String name : names) {
            addresses.put(name, prefix + (FIRST_HOST + addresses.size()));
            // Its interface is called vb- and this, and has at most 15 characters.
            String machine = name + "-" + prefix.substring("10.".length(), prefix.length() - 1);
            booting.add(CompletableFuture.supplyAsync(() -> NspawnHost.boot(
                    name, suite.base(bases), program, List.of("--machine=" + machine, "--network-bridge=" + bridge))));
        }
        Optional<Throwable> failure = Optional.empty();
        for (int i = 0; i < names.length; i++) {
            try {
                hosts.put(names[i], booting.get(i).join());
            } catch (RuntimeException e) {
                failure = Optional.of(e);
            }
        }
        failure.ifPresent(e -> {
            throw new AssertionError("a host did not boot", e);
        });
        for (String name : names) {
            connect(name);
        }
        hosts.keySet().forEach(this::introduce);
        writeConfiguration();
        return this;
    }

    private void connect(String name) {
        NspawnHost host = host(name);
        String key;
        try {
            key = Files.readString(Path.of(key() + ".pub")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        host.run("""
                set -e
                # The base bears the name of the machine that made it.
                echo %1$s > /etc/hostname
                rm -f /etc/ssh/ssh_host_*
                ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key
                mkdir -p -m 700 /root/.ssh
                echo '%2$s' > /root/.ssh/authorized_keys
                chmod 600 /root/.ssh/authorized_keys
                """.formatted(name, key)).assertExit(0);
        attach(name);
    }

    /** What a host forgets when it is switched off. */
    private void attach(String name) {
        host(name).run("""
                set -e
                hostname %1$s
                ip address add %2$s/24 dev host0
                ip link set host0 up
                if [ -d /run/systemd/system ]; then systemctl start ssh; else service ssh start; fi
                """.formatted(name, address(name))).assertExit(0);
    }

    /** What is on the disks of all hosts now is what {@link #restore} goes back to; they are shut down and booted for it. */
    void keep() {
        eachAtOnce(names(), NspawnHost::keep);
    }

    /** These hosts, or all if none is named, forget what they wrote since {@link #keep}, and what was closed, unplugged or switched off is not any more. */
    void restore(String... names) {
        eachAtOnce(names.length == 0 ? names() : List.of(names), NspawnHost::restore);
        writeConfiguration();
    }

    /** Switches a host on again after {@link NspawnHost#cutPower}. */
    void bootAgain(String name) {
        eachAtOnce(List.of(name), NspawnHost::bootAgain);
    }

    private void eachAtOnce(List<String> names, Consumer<NspawnHost> deed) {
        List<CompletableFuture<Void>> doing = names.stream()
                .map(it -> CompletableFuture.runAsync(() -> {
                    deed.accept(host(it));
                    attach(it);
                }))
                .toList();
        CompletableFuture.allOf(doing.toArray(CompletableFuture[]::new)).join();
    }

    /** Tells a host the names of all. */
    private void introduce(String name) {
        StringBuilder lines = new StringBuilder("127.0.0.1 localhost\n");
        addresses.forEach((other, address) ->
                lines.append(address).append(' ').append(other).append('\n'));
        host(name).write("/etc/hosts", lines.toString());
    }

    private void writeConfiguration() {
        StringBuilder known = new StringBuilder();
        StringBuilder config = new StringBuilder();
        addresses.forEach((name, address) -> {
            String key = host(name)
                    .run("cut -d' ' -f1,2 /etc/ssh/ssh_host_ed25519_key.pub")
                    .assertExit(0)
                    .out()
                    .strip();
            known.append(address).append(' ').append(key).append('\n');
            config.append("""
                    Host %s %s
                      HostName %s
                      User root
                      IdentityFile %s
                      IdentityAgent none
                      UserKnownHostsFile %s
                      GlobalKnownHostsFile none
                    """.formatted(name, address, address, key(), knownHosts()));
        });
        try {
            Files.writeString(knownHosts(), known);
            Files.writeString(sshConfiguration(), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    NspawnHost host(String name) {
        return Optional.ofNullable(hosts.get(name)).orElseThrow();
    }

    String address(String name) {
        return Optional.ofNullable(addresses.get(name)).orElseThrow();
    }

    /** The names of the hosts, in the order in which they were added. */
    List<String> names() {
        return List.copyOf(addresses.keySet());
    }

    /** For files of the test; removed with the network. */
    Path folder() {
        return folder;
    }

    /** The private key of the person at the workstation. */
    Path key() {
        return folder.resolve("id");
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    /** For {@code --ssh-config}. */
    Path sshConfiguration() {
        return folder.resolve("ssh_config");
    }

    /** From now on packets of one host to a port of another vanish, as behind a firewall; the other direction stays open. */
    void drop(String from, String to, int port) {
        filter(from, to, port, "drop");
    }

    /** From now on only one of the hosts reaches a port of another; packets of all others, the operator's among them, vanish. */
    void dropUnlessFrom(String from, String to, int port) {
        NspawnHost host = host(to);
        nft(host, "add table " + TABLE);
        nft(host, "add chain " + TABLE + " in { type filter hook input priority 0; }");
        nft(host, "add rule " + TABLE + " in ip saddr != " + address(from) + " tcp dport " + port + " drop");
    }

    /** Likewise, and the one who knocks is told. */
    void reject(String from, String to, int port) {
        filter(from, to, port, "reject with tcp reset");
    }

    private void filter(String from, String to, int port, String verdict) {
        NspawnHost host = host(to);
        nft(host, "add table " + TABLE);
        nft(host, "add chain " + TABLE + " in { type filter hook input priority 0; }");
        nft(host, "add rule " + TABLE + " in ip saddr " + address(from) + " tcp dport " + port + " " + verdict);
    }

    /** Takes all of {@link #drop} and {@link #reject} back that concern ports of this host. */
    void open(String to) {
        nft(host(to), "delete table " + TABLE);
    }

    private static void nft(NspawnHost host, String command) {
        host.onItsNetwork("nft", command).assertExit(0);
    }

    /** Pulls the plug of its network: silence, and the host itself lives. */
    void unplug(String name) {
        host(name).onItsNetwork("ip", "link", "set", "host0", "down").assertExit(0);
    }

    /** Takes {@link #unplug} back. */
    void plug(String name) {
        host(name).onItsNetwork("ip", "link", "set", "host0", "up").assertExit(0);
    }

    @Override
    public void close() {
        hosts.values().forEach(NspawnHost::close);
        Program.of("ip", "link", "delete", bridge).run();
        Program.of("rm", "-rf", "--one-file-system", folder).run().assertExit(0);
    }

    private static void ip(String... words) {
        Program.of("ip").with((Object[]) words).run().assertExit(0);
    }
}
