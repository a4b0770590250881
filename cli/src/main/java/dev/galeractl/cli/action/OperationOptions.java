package dev.galeractl.cli.action;

/**
 * How an operation is to be run.
 *
 * @param yes the plan needs no consent
 * @param dryRun the plan is the result, nothing is done
 * @param json the form of the result
 */
public record OperationOptions(boolean yes, boolean dryRun, boolean json) {}
