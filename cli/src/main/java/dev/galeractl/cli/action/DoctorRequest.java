package dev.galeractl.cli.action;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to explain.
 *
 * @param logs error logs; none: this host's own
 * @param defaultsFile names the error log where no log is given
 */
public record DoctorRequest(LogRequest logs, Optional<Path> defaultsFile, Optional<Path> extraFile, boolean json) {}
