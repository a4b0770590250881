package dev.galeractl.bootstrap.fact;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the host offers the node's server.
 *
 * @param server the server program; absent when none was found
 * @param serverVersion its version, in words
 * @param provider the Galera library that the option file names, if that file exists
 * @param ports the ports the server will need
 * @param freeBytes free space where the datadir is or will be; absent when it cannot be told
 * @param missingTools programs the state transfer needs and that were not found
 * @param sstMethod wsrep_sst_method
 * @param unwritable folders the server must write to and this user cannot; empty for root
 * @param missing folders the server must write to and that do not exist
 * @param rootWithoutUser whether we are root and the option file has no user to change to
 * @param socket the server's client socket
 * @param unit the service of this host that runs a database server; absent where systemd has none
 */
public record HostFacts(
        Optional<Path> server,
        Optional<String> serverVersion,
        Optional<Path> provider,
        List<PortFacts> ports,
        Optional<Long> freeBytes,
        List<String> missingTools,
        String sstMethod,
        List<Path> unwritable,
        List<Path> missing,
        boolean rootWithoutUser,
        Path socket,
        Optional<ServiceUnit> unit) {
    public HostFacts {
        ports = List.copyOf(ports);
        missingTools = List.copyOf(missingTools);
        unwritable = List.copyOf(unwritable);
        missing = List.copyOf(missing);
    }

    /** The same host with other ports. */
    public HostFacts with(List<PortFacts> others) {
        return new HostFacts(
                server,
                serverVersion,
                provider,
                others,
                freeBytes,
                missingTools,
                sstMethod,
                unwritable,
                missing,
                rootWithoutUser,
                socket,
                unit);
    }

    /** The same host when its server has left the port for clients. */
    public HostFacts withFreeClientPort() {
        return with(ports.stream()
                .map(it -> it.purpose().equals("client") && it.use() == PortFacts.Use.TAKEN
                        ? new PortFacts(it.purpose(), it.address(), it.port(), PortFacts.Use.FREE, Optional.empty())
                        : it)
                .toList());
    }
}
