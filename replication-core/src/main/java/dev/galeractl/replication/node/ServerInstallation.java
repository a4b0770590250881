package dev.galeractl.replication.node;

import dev.galeractl.replication.option.ServerVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server program found on this machine, and what belongs to it.
 *
 * @param server mariadbd or mysqld
 * @param basedir the folder it was installed into
 * @param installDb the script that creates a datadir; empty where the server does it itself ({@code --initialize})
 * @param provider libgalera_smm.so, where it was found
 * @param client the mariadb or mysql client program
 * @param version product and version, as {@code --version} says
 * @param environment variables the programs need beside the inherited ones: PATH (complete) for the SST scripts, LD_LIBRARY_PATH for unpacked libraries
 * @param arguments options the server needs because it is not where it was built for, such as {@code --basedir} and {@code --plugin-dir}
 */
public record ServerInstallation(
        Path server,
        Path basedir,
        Optional<Path> installDb,
        Optional<Path> provider,
        Optional<Path> client,
        ServerVersion version,
        Map<String, String> environment,
        List<String> arguments) {

    public ServerInstallation {
        environment = Map.copyOf(environment);
        arguments = List.copyOf(arguments);
    }
}
