package dev.galeractl.bootstrap.status;

import dev.galeractl.bootstrap.status.NodeStatus.NoAnswer;
import dev.galeractl.diagnostics.config.drift.RunningServer;

/** What came of asking the server of some option files for its options. */
public sealed interface OptionsLook {

    /** The socket's path at which it was asked. */
    String address();

    /** It told them. */
    record Answered(String address, RunningServer server) implements OptionsLook {}

    /**
     * A server answered that is not the one of the files.
     *
     * @param datadir of the server that answered
     */
    record AnotherServer(String address, String datadir) implements OptionsLook {}

    /** Nobody told anything. */
    record Nothing(String address, NoAnswer reason) implements OptionsLook {}
}
