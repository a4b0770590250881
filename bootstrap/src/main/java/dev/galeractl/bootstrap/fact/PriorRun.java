package dev.galeractl.bootstrap.fact;

/**
 * What the journal remembers of an earlier run of the same verb with the same option file.
 *
 * @param operationId its name
 * @param finished whether it reached its end
 * @param started whether it began to start the server
 * @param createdDatadir whether it created the very datadir that the option file names now: what lies in it came after
 */
public record PriorRun(String operationId, boolean finished, boolean started, boolean createdDatadir) {}
