package dev.galeractl.cli.action;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to explain.
 *
 * @param logs error logs, packed or not; {@code -} is standard input; none: this host's own
 * @param defaultsFile names the error log where no log is given
 */
public record DoctorRequest(List<String> logs, Optional<Path> defaultsFile, Optional<Path> extraFile, boolean json) {
    public DoctorRequest {
        logs = List.copyOf(logs);
    }
}
