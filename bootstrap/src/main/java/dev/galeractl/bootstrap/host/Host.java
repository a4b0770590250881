package dev.galeractl.bootstrap.host;

/**
 * A host on which commands can be run. It may be used by several threads at once.
 *
 * <p>What is guaranteed of every command, wherever it runs: it never outlives its time limit by more than seconds, also if the connection
 * is lost; when the waiting thread is interrupted, it and what it started in its process group is ended before {@link #run} returns, unless
 * the connection is gone as well. What leaves its process group (a daemon) is on its own.
 */
public interface Host extends AutoCloseable {
    /** Its name, as the user wrote it. */
    String name();

    /**
     * Runs a command to its end. A command that fails is a result; only what keeps it from running or from being heard is a problem.
     *
     * @throws HostProblem if it could not be run, or what came of it is not known
     */
    CommandResult run(HostCommand command) throws HostProblem;

    /** Ends the connection; commands that still run are reported as lost. */
    @Override
    void close();
}
