package dev.galeractl.bootstrap.fact;

/**
 * What the journal remembers of an earlier run of the same verb with the same option file.
 *
 * @param operationId its name
 * @param finished whether it reached its end
 * @param started whether it began to start the server
 */
public record PriorRun(String operationId, boolean finished, boolean started) {}
