package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.cluster.ClusterSketch;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code init} was asked: the description, and where to write it; on stdout if nowhere. */
public record InitRequest(ClusterSketch sketch, Optional<Path> output) {}
