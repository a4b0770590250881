package dev.galeractl.cli.action;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What {@code apply} was asked on the command line. */
public record ApplyRequest(Path plan, HostsRequest hosts, Optional<Duration> patience, OperationOptions options) {}
