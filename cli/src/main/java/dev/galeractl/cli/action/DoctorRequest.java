package dev.galeractl.cli.action;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to explain.
 *
 * @param logs error logs; none: this host's own
 * @param live whether to look at this host's server as well; it is looked at in any case where no log is given
 * @param defaultsFile names the server, and with it the error log where no log is given
 * @param stats whether to tell how much of the logs was understood
 */
public record DoctorRequest(
        LogRequest logs,
        boolean live,
        Optional<Path> defaultsFile,
        Optional<Path> extraFile,
        boolean json,
        boolean stats) {
    boolean looksAtHost() {
        return live || logs.logs().isEmpty();
    }
}
