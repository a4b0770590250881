package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.fact.InitSystem;
import dev.galeractl.bootstrap.fact.NodeFacts;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.replication.node.DatadirPlace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that one look shows of a node and its host. What could not be learned is absent; nothing is guessed.
 *
 * @param node what every operation on a node has to know, as on this host; its option file is the one that the description means, not the one that
 *     lies there
 * @param presentOptionFile the text that lies now where the description's option file will be; empty if there is none
 * @param place what kind of place the datadir is; empty if there is none
 * @param system the operating system
 * @param service what starts the server
 * @param schemasOfPeople schemas that people made, as a server that runs tells; empty if none runs, or if it could not be asked
 * @param replicates whether a server that runs has a wsrep provider; empty if none runs, or if it could not be asked
 * @param dataBytes how much lies in the datadir besides the write-set cache: what a full state transfer from this node has to move
 * @param hostName its own, in its own words
 * @param addresses of its interfaces
 * @param resolved what the names of the description mean to this host: name → addresses, none if it does not resolve
 * @param clock how far it is from this machine's
 * @param memory in bytes
 * @param processors that it has
 * @param openFiles how many files the server's unit may open
 * @param confinement what confines the server's program
 * @param firewalls programs that are active and may filter packets
 * @param tools of state transfers: program → its version in its own words; empty words if it does not tell
 * @param laterOptions of Galera, in files that are read after the option file
 * @param lock of the operation that is at work on the cluster, or was when it was killed
 * @param missing packages; empty if the host has all that the node needs of packages that are known here
 */
public record MemberFacts(
        NodeFacts node,
        Optional<String> presentOptionFile,
        Optional<DatadirPlace> place,
        OperatingSystem system,
        Optional<ServerService> service,
        Optional<List<String>> schemasOfPeople,
        Optional<Boolean> replicates,
        Optional<Long> dataBytes,
        Optional<String> hostName,
        List<InterfaceAddress> addresses,
        Map<String, List<String>> resolved,
        Optional<Clock> clock,
        Optional<Memory> memory,
        Optional<Integer> processors,
        Optional<Long> openFiles,
        Optional<Confined> confinement,
        List<String> firewalls,
        Map<String, String> tools,
        List<LaterOption> laterOptions,
        Optional<HeldLock> lock,
        Optional<MissingPackages<MemberFacts>> missing) {
    public MemberFacts {
        schemasOfPeople = schemasOfPeople.map(List::copyOf);
        addresses = List.copyOf(addresses);
        resolved = Map.copyOf(resolved);
        firewalls = List.copyOf(firewalls);
        tools = Map.copyOf(tools);
        laterOptions = List.copyOf(laterOptions);
    }

    /** Whether its server runs as a Synced member of a Primary Component: whether it can give its data. */
    public boolean isSynced() {
        return node.server() instanceof ServerFacts.Running running && running.synced();
    }

    /** Whether its datadir can be moved as a whole: a link would move without its files, a mount point not at all. */
    public boolean hasMovableDatadir() {
        return place.filter(it -> it.symbolicLink() || it.mountPoint()).isEmpty();
    }

    /** The same host with another judgement of its node. */
    public MemberFacts with(NodeFacts other) {
        return new MemberFacts(
                other,
                presentOptionFile,
                place,
                system,
                service,
                schemasOfPeople,
                replicates,
                dataBytes,
                hostName,
                addresses,
                resolved,
                clock,
                memory,
                processors,
                openFiles,
                confinement,
                firewalls,
                tools,
                laterOptions,
                lock,
                missing);
    }

    /**
     * The operating system, in the words of {@code /etc/os-release}.
     *
     * @param id such as {@code debian}; empty if it does not tell
     * @param version such as {@code 12}
     * @param packages the program that installs packages from the repositories that the host has: {@code apt-get}, {@code dnf}
     * @param boot names this boot of the host; a different one means that it was started again
     */
    public record OperatingSystem(
            String id,
            String version,
            Optional<String> packages,
            Optional<String> boot,
            Optional<String> architecture) {}

    /**
     * What starts and stops the server of a host.
     *
     * @param init what manages services
     * @param name of the unit or of the script, such as {@code mariadb}
     * @param active in systemd's word, such as {@code failed}; under SysV whether the script's guardian of servers runs the one of the datadir
     * @param enabled whether it starts with the host
     * @param startTimeout how long that waits for a start; empty if for ever, or unknown
     * @param bootstrapSwitches places, such as {@code environment of systemd}, that would make a new cluster at the next start
     * @param founding the unit of its own that makes a new cluster, where the packages bring one
     */
    public record ServerService(
            InitSystem init,
            String name,
            String active,
            boolean enabled,
            Optional<Duration> startTimeout,
            List<String> bootstrapSwitches,
            Optional<FoundingUnit> founding) {
        public ServerService {
            bootstrapSwitches = List.copyOf(bootstrapSwitches);
        }

        /** The unit that has to do with the server now: the one that founded its cluster stays with it until that server is stopped. */
        public String inCharge() {
            return founding.filter(FoundingUnit::runs).map(FoundingUnit::name).orElse(name);
        }
    }

    /**
     * A unit that starts the server as the first of a new cluster, whenever it is started.
     *
     * @param name such as {@code mysql@bootstrap}
     * @param active in systemd's word
     */
    public record FoundingUnit(String name, String active) {
        private static final Set<String> AT_WORK = Set.of("active", "activating", "deactivating", "reloading");

        boolean runs() {
            return AT_WORK.contains(active);
        }
    }

    /**
     * An address of the host.
     *
     * @param address numeric
     * @param prefix length of the network's part in bits
     * @param networkInterface such as {@code eth0}
     * @param mtu of the interface, in bytes
     */
    public record InterfaceAddress(String address, int prefix, String networkInterface, Optional<Integer> mtu) {}

    /**
     * A clock against this machine's.
     *
     * @param offset how far it is ahead; negative if behind
     * @param uncertainty the offset may be wrong by that much, for the question took a while
     */
    public record Clock(Duration offset, Duration uncertainty) {}

    /** Memory in bytes: all, and what a program could get now. */
    public record Memory(long total, long available) {}

    /**
     * What may forbid the server's program more than permissions do.
     *
     * @param seLinux {@code Enforcing}, {@code Permissive}, {@code Disabled}; empty without SELinux
     * @param appArmor the profile of the server's program; empty without one
     */
    public record Confined(Optional<String> seLinux, Optional<String> appArmor) {}
}
