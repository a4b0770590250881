package dev.galeractl.bootstrap.fact;

import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import java.util.Optional;

/**
 * The service of this host that runs a database server.
 *
 * @param init what starts it
 * @param name its unit without the ending, or its script, such as {@code mariadb}
 * @param reading what its server reads, seen from the node's option file
 * @param pid its server's process, be it the one that recovers a position before the start; absent if none runs, or if nobody says
 * @param switched whether a switch is set with which its next start makes a new cluster
 * @param patient whether its start timeout is still raised by galeractl
 */
public record ServiceUnit(
        InitSystem init, String name, ServiceReading reading, Optional<Long> pid, boolean switched, boolean patient) {

    /** Whether it is the one to run the server of the node's option file. */
    public boolean runsTheFile() {
        return reading.kind() == ServiceReading.Kind.EXACTLY;
    }

    /** Whether that server is its own. */
    public boolean runs(Running running) {
        return pid.filter(it -> it == running.pid()).isPresent();
    }
}
