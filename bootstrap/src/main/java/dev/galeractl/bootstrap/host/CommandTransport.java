package dev.galeractl.bootstrap.host;

import java.util.List;

/** A way to start commands on one host. {@link CommandHost} makes a {@link Host} of it. May be used by several threads at once. */
public interface CommandTransport extends AutoCloseable {
    /**
     * Starts a command.
     *
     * @param words the program and its arguments, exactly
     * @throws HostProblem if the host cannot be reached
     */
    RunningCommand start(List<String> words) throws HostProblem;

    @Override
    void close();
}
