package dev.galeractl.bootstrap.host.local;

import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where a server of this host has its socket file. */
final class ServerSockets {
    /** Where packages and tarballs put it when no option file says so. */
    static final List<Path> USUAL = List.of(
            Path.of("/run/mysqld/mysqld.sock"), Path.of("/var/lib/mysql/mysql.sock"), Path.of("/tmp/mysql.sock"));

    private ServerSockets() {}

    /** The one that the options name, else the first of the usual ones that is there. */
    static Path of(EffectiveOptions options) {
        return options.value("socket")
                .map(Path::of)
                .or(() -> Stream.concat(
                                // What galeractl starts listens in its datadir when no option file says otherwise.
                                options.value("datadir").map(Path::of).stream()
                                        .map(datadir -> datadir.resolve("mysql.sock")),
                                USUAL.stream())
                        .filter(Files::exists)
                        .findFirst())
                .orElse(USUAL.get(0));
    }
}
