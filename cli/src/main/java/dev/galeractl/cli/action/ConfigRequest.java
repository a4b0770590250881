package dev.galeractl.cli.action;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whose values to explain.
 *
 * @param names options of the server or the provider; none: all that are given
 * @param files option files of servers; none: what a server of this host would read
 * @param noDefaults whether no option file is read
 * @param serverVersion as written
 */
public record ConfigRequest(
        List<String> names,
        List<Path> files,
        Optional<Path> extraFile,
        Optional<String> groupSuffix,
        boolean noDefaults,
        Optional<String> serverVersion,
        boolean json) {
    public ConfigRequest {
        names = List.copyOf(names);
        files = List.copyOf(files);
    }
}
