package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import dev.galeractl.testkit.RunningProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fresh hosts, each with its stock server running, a {@code cluster.yaml} that describes them, and an operator who works on them from beside. For the tests of
 * one class; between two tests the hosts are put back to what they were.
 */
final class DescribedHosts implements AutoCloseable {
    /** Of the account for state transfers, in the variable that the description names. */
    static final String TRANSFER_PASSWORD = "crocodile-84-tears";

    /** What an operation may change on a host, as text to be compared; not what a running server changes by itself. */
    private static final String PRINT = """
            cd /
            echo '# files'; find etc/mysql etc/systemd -type f -exec sha256sum {} + | sort -k 2
            find etc/mysql -printf '%p %m %u\\n' | sort
            echo '# data'; find var/lib/mysql* -maxdepth 1 -not -name '*.pid' -not -name 'ib*tmp*' -printf '%p %y\\n' | sort
            echo '# units'; systemctl list-units --plain --no-legend --state=running,failed,activating 'mariadb*' 'mysql*' | cut -d ' ' -f 1
            echo '# environment'; systemctl show-environment | grep -i wsrep
            echo '# run'; find run/systemd/system run/mysqld/wsrep-new-cluster -name '*galeractl*' -o -name 'wsrep-new-cluster' 2>/dev/null
            echo '# locks'; find var/lib/galeractl -mindepth 1 2>/dev/null
            echo '# listening'; grep -h ' 0A ' proc/net/tcp proc/net/tcp6 | awk '{ print $2 }' | sort
            true
            """;

    private static final Path PROGRAM = Path.of(
                    System.getProperty("galeractl.program", "../cli/target/galeractl/bin/galeractl"))
            .toAbsolutePath()
            .normalize();

    /**
     * What is installed on them.
     *
     * @param description of it, lines of {@code cluster.yaml}
     * @param install what the packages do besides, once
     * @param start how a fresh host's server is started, if it is
     */
    record Packages(String description, String install, String start) {
        static final Packages MARIADB = new Packages(
                """
                server: mariadb-10.11
                sst: {method: mariabackup, account: sst, password: env:SST_PASSWORD}
                """, "systemctl enable --quiet mariadb; systemctl start mariadb", "systemctl start mariadb");

        /** Of Debian 13. */
        static final Packages YOUNGER_MARIADB = new Packages(
                MARIADB.description().replace("mariadb-10.11", "mariadb-11.8"), MARIADB.install(), MARIADB.start());

        static final Packages BY_SCRIPT = new Packages(
                MARIADB.description(),
                "update-rc.d mariadb enable; service mariadb start",
                "service mariadb status >/dev/null || service mariadb start");

        /** None yet; what the description wants of them. */
        static final Packages NONE = new Packages(MARIADB.description(), "true", "true");

        static final Packages YOUNGER_NONE = new Packages(YOUNGER_MARIADB.description(), "true", "true");
    }

    final HostNetwork network;
    private final Packages packages;

    /** The only member of the described cluster, if it runs already. */
    private final Optional<String> member;

    private DescribedHosts(HostNetwork network, Packages packages) {
        this(network, packages, Optional.empty());
    }

    private DescribedHosts(HostNetwork network, Packages packages, Optional<String> member) {
        this.network = network;
        this.packages = packages;
        this.member = member;
    }

    /** Boots hosts without any package of MariaDB; the tests that need them are skipped where there are none. */
    static DescribedHosts bare(String... names) {
        return bare(Suite.BARE, Packages.NONE, names);
    }

    /** Likewise, of Debian 13. */
    static DescribedHosts bareTrixie(String... names) {
        return bare(Suite.BARE_TRIXIE, Packages.YOUNGER_NONE, names);
    }

    private static DescribedHosts bare(Suite suite, Packages packages, String... names) {
        DescribedHosts hosts = new DescribedHosts(HostLab.lastingNetwork(suite, names), packages);
        hosts.network.keep();
        hosts.describe("tls: {from: own-ca}");
        return hosts;
    }

    /** Boots them with MariaDB; the tests that need them are skipped where there are none. */
    static DescribedHosts boot(String... names) {
        return boot(Packages.MARIADB, names);
    }

    /** Boots them; the tests that need them are skipped where there are none. */
    static DescribedHosts boot(Packages packages, String... names) {
        return boot(Suite.BOOKWORM, packages, names);
    }

    /** Likewise, of a suite. */
    static DescribedHosts boot(Suite suite, Packages packages, String... names) {
        DescribedHosts hosts = new DescribedHosts(HostLab.lastingNetwork(suite, names), packages);
        hosts.network.names().forEach(it -> hosts.run(it, packages.install()));
        hosts.network.keep();
        hosts.awaitServers();
        hosts.describe("tls: {from: own-ca}");
        return hosts;
    }

    /** Boots hosts without systemd, on which a script starts MariaDB; the tests that need them are skipped where there are none. */
    static DescribedHosts sysv(String... names) {
        DescribedHosts hosts = new DescribedHosts(HostLab.lastingNetwork(Suite.SYSV, names), Packages.BY_SCRIPT);
        hosts.network.names().forEach(it -> hosts.run(it, Packages.BY_SCRIPT.install()));
        hosts.network.keep();
        hosts.awaitServers();
        hosts.describe("tls: {from: own-ca}");
        return hosts;
    }

    /** Boots them with MariaDB; the first is the only member of the described cluster already. */
    static DescribedHosts bootMember(String first, String... others) {
        String[] names = Stream.concat(Stream.of(first), Stream.of(others)).toArray(String[]::new);
        DescribedHosts hosts = new DescribedHosts(HostLab.lastingNetwork(names), Packages.MARIADB, Optional.of(first));
        hosts.network.names().forEach(it -> hosts.run(it, Packages.MARIADB.install()));
        hosts.describe("tls: {from: own-ca}");
        Stream.of(others).forEach(it -> hosts.redescribe(hosts.nodeLine(it), ""));
        hosts.bootstrap("--ignore-preflight", "option-file=the others join later")
                .ended(0);
        // As the last member that is shut down it may begin the cluster anew.
        hosts.run(first, "systemctl disable --quiet mariadb");
        hosts.network.keep();
        hosts.awaitServers();
        hosts.forgetOperations();
        return hosts;
    }

    /** All hosts are what they were when they were booted, and the operator has never done anything. */
    void restore() {
        network.restore();
        awaitServers();
        forgetOperations();
    }

    private void forgetOperations() {
        Program.of("rm", "-rf", state()).run().assertExit(0);
        describe("tls: {from: own-ca}");
    }

    private void awaitServers() {
        network.names()
                .forEach(
                        it -> run(it, member.filter(it::equals).isPresent() ? "galera_new_cluster" : packages.start()));
    }

    /** Writes {@code cluster.yaml} for all hosts. */
    void describe(String... moreLines) {
        String nodes = network.names().stream().map(this::nodeLine).collect(Collectors.joining());
        write("""
                cluster: shop
                ssh: {sudo: never}
                """ + packages.description() + String.join("\n", moreLines) + "\nnodes:\n" + nodes);
    }

    /** Writes {@code cluster.yaml} for all hosts but one. */
    void describeWithout(String name) {
        describe("tls: {from: own-ca}");
        redescribe(nodeLine(name), "");
    }

    /** Writes {@code cluster.yaml} for all hosts, of which the last one is an arbitrator's. */
    void describeArbitrator() {
        describe("tls: {from: own-ca}");
        String line = nodeLine(network.names().get(network.names().size() - 1));
        redescribe(line, "arbitrators:\n" + line);
    }

    private String nodeLine(String name) {
        return "  - {name: " + name + ", address: " + network.address(name) + ", ssh: {host: " + name + "}}\n";
    }

    private void write(String description) {
        try {
            Files.writeString(description(), description);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes words of {@code cluster.yaml}. */
    void redescribe(String words, String others) {
        try {
            String text = Files.readString(description());
            assertThat(text).contains(words);
            write(text.replace(words, others));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path description() {
        return network.folder().resolve("cluster.yaml");
    }

    /** Where the operator's journals and locks are. */
    Path state() {
        return network.folder().resolve("state");
    }

    NspawnHost host(String name) {
        return network.host(name);
    }

    Mishaps mishaps(String name) {
        return new Mishaps(host(name));
    }

    /** Runs a script as root on a host, which has to succeed; its output without the last line's end. */
    String run(String name, String script) {
        return host(name).run(script).assertExit(0).out().strip();
    }

    String sql(String name, String statement) {
        return run(name, "mysql -N -B -e \"" + statement + "\"");
    }

    /** What {@link #PRINT} says of each host that lives. */
    Map<String, String> print(List<String> names) {
        Map<String, String> prints = new LinkedHashMap<>();
        names.forEach(it -> prints.put(it, run(it, PRINT)));
        return prints;
    }

    /**
     * The same but for files in data directories, of which a server writes some when it stops and a state transfer replaces all, and what the servers say of
     * themselves.
     */
    List<String> printWithoutData(List<String> names) {
        // Debian's start may upgrade system tables behind one's back, and makes a schema anew meanwhile.
        names.forEach(it -> run(it, "while pgrep -f '[m]ariadb-upgrade' >/dev/null; do sleep 0.1; done"));
        return Stream.concat(
                        print(names).values().stream()
                                .flatMap(String::lines)
                                .filter(it -> !it.startsWith("var/lib/mysql")),
                        names.stream().map(it -> sql(it, "SHOW DATABASES; SHOW VARIABLES LIKE 'wsrep_on'")))
                .toList();
    }

    ProgramResult galeractl(Object... arguments) {
        return program(arguments).run();
    }

    /** The program, with the operator's SSH configuration and state folder. */
    Program program(Object... arguments) {
        return Program.of(PROGRAM)
                .with(arguments)
                .with("--ssh-config", network.sshConfiguration())
                .in(network.folder())
                .env("GALERACTL_STATE_HOME", state())
                .env("SST_PASSWORD", TRANSFER_PASSWORD)
                .limit(Duration.ofMinutes(5));
    }

    /** Bootstraps all hosts as described; answers in JSON. */
    OutcomeAnswer bootstrap(Object... more) {
        return answer("bootstrap", more);
    }

    /** Adds a node; answers in JSON. */
    OutcomeAnswer join(String node, Object... more) {
        return answer("join", Stream.concat(Stream.of(node), Stream.of(more)).toArray());
    }

    private OutcomeAnswer answer(String verb, Object... more) {
        return new OutcomeAnswer(program(verb, "-f", "cluster.yaml", "--yes", "--format", "json")
                .with(more)
                .run());
    }

    /** Waits until the operator's journal says that, or the program has ended. */
    void awaitJournal(RunningProgram program, String words) {
        while (program.isAlive() && !journal().contains(words)) {
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** All that the operator's journals say. */
    String journal() {
        Path folder = state().resolve("journal");
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All hosts are Synced members of one cluster, and nothing that was for the way there only is left. */
    void assertMadeWell() {
        assertMadeWell(network.names());
    }

    /** Likewise, of these hosts. */
    void assertMadeWell(List<String> names) {
        for (String name : names) {
            assertThat(sql(name, "SHOW STATUS LIKE 'wsrep_local_state_comment'"))
                    .endsWith("Synced");
            assertThat(sql(name, "SHOW STATUS LIKE 'wsrep_cluster_size'")).endsWith("\t" + names.size());
            assertThat(sql(name, "SET SESSION wsrep_sync_wait = 7; SHOW DATABASES"))
                    .doesNotContain("galeractl");
            assertThat(run(name, "systemctl show-environment")).doesNotContain("WSREP");
            assertThat(run(
                            name,
                            "find $(ls -d /run/systemd/system /run/mysqld /var/lib/galeractl 2>/dev/null) -name galeractl.conf"
                                    + " -o -name wsrep-new-cluster -o -name cluster-lock"))
                    .as(name)
                    .isEmpty();
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
