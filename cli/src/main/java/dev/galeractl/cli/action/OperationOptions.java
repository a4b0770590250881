package dev.galeractl.cli.action;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How an operation is to be run.
 *
 * @param yes the plan needs no consent
 * @param dryRun the plan is the result, nothing is done
 * @param json the form of the result
 * @param events the file into which goes what happens while it happens
 */
public record OperationOptions(boolean yes, boolean dryRun, boolean json, Optional<Path> events) {}
