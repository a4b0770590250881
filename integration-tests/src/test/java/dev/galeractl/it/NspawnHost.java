package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import dev.galeractl.testkit.RunningProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A whole host on this machine: its own systemd and journal, its own network (loopback only, unless it is
 * one of a {@link HostNetwork}), MariaDB as its distribution installs it, and galeractl. It
 * is a container of systemd-nspawn over the base that {@code scripts/hosts} keeps; what it writes goes to a folder beside that, removed at its end. JDK
 * and program are this machine's, and cannot be changed from within.
 *
 * <p>Commands get into it by its own first process, so nothing needs to listen in it and nothing of this machine's systemd is asked.
 */
final class NspawnHost implements AutoCloseable {
    private static final Duration BOOT = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** How far a host is, in the words of its systemd or of its sysvinit. */
    private static final String STATE = "if test -d /run/systemd; then systemctl is-system-running;"
            + " elif ! pgrep -f '/etc/init.d/r[c]' >/dev/null; then runlevel; fi";

    private static final Set<String> UP = Set.of("running", "degraded", "N 2");

    private static final String GROUP = "galeractl-";

    /**
     * A control group for each host: in a common one the systemd of one host removes the groups of another one's services, and kills what is in them (seen with
     * systemd 252 where this machine has both hierarchies). Arguments: the group, the command.
     */
    private static final String IN_ITS_GROUP = """
            for root in /sys/fs/cgroup /sys/fs/cgroup/systemd /sys/fs/cgroup/unified; do
                [ -f "$root/cgroup.procs" ] && mkdir -p "$root/$1" && echo $$ >"$root/$1/cgroup.procs"
            done 2>/dev/null
            shift
            exec "$@"
            """;

    private static final String REMOVE_GROUP =
            "for root in /sys/fs/cgroup /sys/fs/cgroup/systemd /sys/fs/cgroup/unified; do"
                    + " [ ! -d \"$root/$1\" ] || find \"$root/$1\" -depth -type d -exec rmdir {} + ; done 2>/dev/null; true";

    private static final String JDK = "/opt/jdk";
    private static final String GALERACTL = "/opt/galeractl";

    private final Path folder;

    /** There as long as this machine sees a host of a bridge; of another host it never is. */
    private final Path networkEnd;

    private final String group;
    private final Program nspawn;
    private String layers;
    private RunningProgram container;
    private long init;

    private NspawnHost(Path folder, String machine, String layers, Program nspawn) {
        this.folder = folder;
        this.networkEnd = Path.of("/sys/class/net/vb-" + machine);
        this.group = GROUP + machine;
        this.layers = layers;
        this.nspawn = nspawn;
        mount();
        this.container = nspawn.start();
    }

    /**
     * Starts a host and waits until it is up. No database server runs in it yet.
     *
     * @param base a root file system; is not changed
     * @param program the folder of the packaged program
     */
    static NspawnHost boot(String name, Path base, Path program) {
        return boot(name, base, program, List.of("--machine=" + name, "--private-network"));
    }

    /** Likewise, on a network that these arguments of systemd-nspawn describe, which name the machine, too. */
    static NspawnHost boot(String name, Path base, Path program, List<String> network) {
        Path folder = base.resolveSibling("run-" + ProcessHandle.current().pid() + "-" + name);
        Path root = folder.resolve("root");
        Path jdk = Path.of(System.getProperty("java.home"));
        List<String> command = new ArrayList<>(List.of("sh", "-c", IN_ITS_GROUP, "nspawn", GROUP + machine(network)));
        command.addAll(List.of("systemd-nspawn", "--quiet", "--directory=" + root));
        // No machined is asked, and the processes stay in the group that they are started in.
        command.addAll(List.of("--boot", "--hostname=" + name, "--register=no", "--keep-unit", "--console=read-only"));
        command.addAll(network);
        command.addAll(List.of("--bind-ro=" + jdk + ":" + JDK, "--bind-ro=" + program + ":" + GALERACTL));
        foldersBeside(jdk).forEach(beside -> command.add("--bind-ro=" + beside));
        NspawnHost host = new NspawnHost(folder, machine(network), layers(base), Program.of(command.toArray()));
        try {
            host.awaitBoot();
        } catch (RuntimeException | AssertionError e) {
            host.close();
            throw e;
        }
        return host;
    }

    private static String machine(List<String> network) {
        String option = "--machine=";
        return network.stream()
                .filter(it -> it.startsWith(option))
                .map(it -> it.substring(option.length()))
                .findFirst()
                .orElseThrow();
    }

    /** With the layer that scripts/hosts adds to a base, where there is one: sudo. */
    private static String layers(Path base) {
        Path more = base.resolveSibling(base.getFileName() + ".tools");
        return Files.isDirectory(more) ? more + ":" + base : base.toString();
    }

    private void mount() {
        try {
            for (String part : List.of("upper", "work", "root")) {
                Files.createDirectories(folder.resolve(part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String upper = ",upperdir=" + folder.resolve("upper") + ",workdir=" + folder.resolve("work");
        Program.of("mount", "-t", "overlay", "overlay", "-o", "lowerdir=" + layers + upper)
                .with(folder.resolve("root"))
                .run()
                .assertExit(0);
    }

    /** Runs a script of bash as root in the host, to its end. */
    ProgramResult run(String script) {
        return Program.of("nsenter", "--target", init)
                .with("--mount", "--uts", "--ipc", "--net", "--pid", "--cgroup", "--root", "--wd")
                .with("env", "-i", "HOME=/root", "LC_ALL=C.UTF-8", "TZ=UTC", "JAVA_HOME=" + JDK)
                .with("PATH=" + GALERACTL + "/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
                .with("bash", "-c", script)
                .limit(PATIENCE)
                .run();
    }

    /** What {@code galeractl doctor} without arguments says in the host. */
    DoctorAnswer doctor() {
        return new DoctorAnswer(run("galeractl doctor --format json"));
    }

    /** Writes a file of the host, for everybody to read. */
    NspawnHost write(String path, String text) {
        Path file = folder.resolve("root" + path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Copies a file of this machine into the host. */
    NspawnHost copy(Path file, String path) {
        Path there = folder.resolve("root" + path);
        try {
            Files.createDirectories(there.getParent());
            Files.copy(file, there, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Runs a program of this machine, with its arguments, on the host's network: for what no distribution installs by itself. */
    ProgramResult onItsNetwork(Object... command) {
        return Program.of("nsenter", "--target", init)
                .with("--net")
                .with(command)
                .run();
    }

    /** Ends the host at once, as when its power fails: nothing is told or written any more. What is on its disk stays until it is closed. */
    void cutPower() {
        // With its first process all others of it end; of nspawn's end they would not hear.
        Program.of("kill", "-KILL", init).run().assertExit(0);
        awaitEnd();
    }

    /** Switches the host on again, with what is on its disk. */
    void bootAgain() {
        container.close();
        container = nspawn.start();
        awaitBoot();
    }

    /** Shuts the host down and boots it again; what it wrote until now is what {@link #restore} goes back to. */
    void keep() {
        shutDown();
        try {
            Files.move(folder.resolve("upper"), folder.resolve("kept"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        layers = folder.resolve("kept") + ":" + layers;
        mount();
        bootAgain();
    }

    /** Forgets at once all that the host wrote since {@link #keep}, and boots it again. */
    void restore() {
        if (container.isAlive()) {
            cutPower();
        }
        unmount();
        Program.of("rm", "-rf", "--one-file-system", folder.resolve("upper"), folder.resolve("work"))
                .run()
                .assertExit(0);
        mount();
        bootAgain();
    }

    private void shutDown() {
        if (container.isAlive()) {
            if (run("test -d /run/systemd/system").exitStatus() == 0) {
                // nspawn tells the host's systemd to power off.
                container.signal("TERM");
            } else {
                run("poweroff");
            }
            awaitEnd();
        }
        unmount();
    }

    private void unmount() {
        container.close();
        Program.of("umount", folder.resolve("root")).run();
    }

    /** Shuts the host down and removes what it wrote. */
    @Override
    public void close() {
        shutDown();
        Program.of("rm", "-rf", "--one-file-system", folder).run().assertExit(0);
    }

    private void awaitEnd() {
        Instant end = Instant.now().plus(BOOT);
        // The kernel takes the end of its network away a moment after its last process; until then the name is not free
        // for the next boot.
        while ((container.isAlive() || Files.exists(networkEnd))
                && Instant.now().isBefore(end)) {
            pause();
        }
        Program.of("sh", "-c", REMOVE_GROUP, "nspawn", group).run();
    }

    private void awaitBoot() {
        Instant end = Instant.now().plus(BOOT);
        while (Instant.now().isBefore(end) && container.isAlive()) {
            List<Long> children = ProcessHandle.of(container.pid()).stream()
                    .flatMap(ProcessHandle::children)
                    .map(ProcessHandle::pid)
                    .toList();
            if (children.size() == 1) {
                init = children.get(0);
                String state = run(STATE).out().strip();
                if (UP.contains(state)) {
                    return;
                }
            }
            pause();
        }
        assertThat(container.isAlive()).as("%s", container.err()).isTrue();
        throw new AssertionError("did not boot within " + BOOT + ": " + container.out());
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Distributions keep a JDK's configuration outside of it, {@code /etc/java-17-openjdk}, and lead there by symbolic links. */
    private static Set<Path> foldersBeside(Path jdk) {
        try (Stream<Path> files = Files.walk(jdk.resolve("conf"))) {
            Set<Path> outside = new TreeSet<>();
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Path target = link.toRealPath();
                if (!target.startsWith(jdk)) {
                    outside.add(target.getRoot().resolve(target.subpath(0, 2)));
                }
            }
            return outside;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
