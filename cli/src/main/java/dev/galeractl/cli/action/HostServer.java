package dev.galeractl.cli.action;

import dev.galeractl.replication.node.NodeProblem;
import dev.galeractl.replication.node.ServerHelp;
import dev.galeractl.replication.node.ServerProgram;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.service.ServiceAdditions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The server program that is installed on this host. It is asked, and never started. */
final class HostServer {
    private static final List<Path> PROGRAMS = Stream.of("mariadbd", "mysqld")
            .flatMap(name -> Stream.of("/usr/sbin", "/usr/libexec", "/usr/local/mysql/bin")
                    .map(folder -> Path.of(folder, name)))
            .toList();

    private HostServer() {}

    /** What the service starts, else what stands in the usual places; empty if this user may run none of them. */
    static Optional<Path> program(Optional<ServiceAdditions> service) {
        Optional<Path> own = service.flatMap(ServiceAdditions::program)
                .filter(name -> name.endsWith("/mariadbd") || name.endsWith("/mysqld"))
                .map(Path::of);
        return Stream.concat(own.stream(), PROGRAMS.stream())
                .filter(ServerHelp::canBeAsked)
                .findFirst();
    }

    /** Its product and version; empty if there is none, or it does not answer. */
    static Optional<ServerVersion> version(Optional<ServiceAdditions> service) {
        return program(service).flatMap(HostServer::asked);
    }

    private static Optional<ServerVersion> asked(Path program) {
        try {
            return Optional.of(ServerProgram.version(program, Map.of()));
        } catch (NodeProblem unknown) {
            return Optional.empty();
        }
    }
}
