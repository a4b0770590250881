package dev.galeractl.diagnostics.live;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.replication.position.Gtid;
import dev.galeractl.replication.state.WsrepStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * This host's server as it is now, learned by looking only. What could not be learned is absent and means "unknown", never "fine".
 *
 * @param name wsrep_node_name
 * @param address where the others reach the node, without a port
 * @param server whether a server works on the datadir
 * @param datadir what lies in it
 * @param ports the ports its server needs
 * @param unit the service that starts it
 * @param config what is wrong with its option files
 */
public record LiveFacts(
        Optional<String> name,
        Optional<String> address,
        Server server,
        Optional<Datadir> datadir,
        List<Port> ports,
        Optional<Unit> unit,
        List<Finding> config) {

    public LiveFacts {
        ports = List.copyOf(ports);
        config = List.copyOf(config);
    }

    /** Whether a server works on the datadir. */
    public sealed interface Server {
        /** None does. */
        record Stopped() implements Server {}

        /** It cannot be told. */
        record Unknown() implements Server {}

        /**
         * One does.
         *
         * @param since when its process began
         * @param status its own words; absent if it could not be asked
         */
        record Running(long pid, Optional<Instant> since, Optional<WsrepStatus> status) implements Server {}
    }

    /**
     * A datadir.
     *
     * @param position what grastate.dat states
     * @param safeToBootstrap the flag in grastate.dat
     * @param viewSaved whether gvwstate.dat lies in it: a server that did not stop cleanly leaves it, and one that runs has it
     * @param freeBytes free space of its file system
     */
    public record Datadir(
            Path path,
            Optional<Gtid> position,
            Optional<Boolean> safeToBootstrap,
            boolean viewSaved,
            OptionalLong freeBytes) {}

    /**
     * A port.
     *
     * @param purpose group, ist, sst or client
     * @param taken whether somebody listens there
     * @param holder the process that does, if that can be told
     */
    public record Port(String purpose, String address, int port, Optional<Boolean> taken, OptionalLong holder) {}

    /**
     * A systemd unit.
     *
     * @param state such as {@code active}, {@code failed}, {@code activating}
     * @param result such as {@code success}, {@code exit-code}, {@code timeout}; empty if it was not said
     * @param restarts how often systemd started it again by itself
     */
    public record Unit(String name, String state, String result, int restarts) {}

    /** What the running server says of itself. */
    public Optional<WsrepStatus> status() {
        return server instanceof Server.Running running ? running.status() : Optional.empty();
    }

    /** Whether the node is a working part of a Primary Component: synced, or giving its state to another. */
    public boolean isWell() {
        return status().filter(status -> status.primary().orElse(false)
                        && status.ready().orElse(false)
                        && status.connected().orElse(true))
                .isPresent();
    }
}
