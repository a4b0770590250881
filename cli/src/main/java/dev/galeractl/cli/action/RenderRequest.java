package dev.galeractl.cli.action;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which option file to make.
 *
 * @param cluster the description
 * @param node by name; empty: the only one
 * @param output where to; empty: stdout
 */
public record RenderRequest(Path cluster, Optional<String> node, Optional<Path> output) {}
