package dev.galeractl.bootstrap.lab;

import dev.galeractl.bootstrap.ClusterOperation;
import dev.galeractl.bootstrap.status.StatusReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A throw-away cluster of real servers on loopback addresses of this machine; touches nothing it does not own. */
public interface Lab {
    String name();

    Path folder();

    /** The nodes as recorded in the lab's folder; empty when there is no lab yet. */
    List<LabNode> nodes();

    /** Makes the lab, finishes an interrupted one, restarts a stopped one, mends a broken one. */
    ClusterOperation up();

    /** Stops the servers, the most advanced one last. */
    ClusterOperation down();

    /** Stops what runs and deletes the folder, if it carries the lab's mark. */
    ClusterOperation destroy();

    /**
     * Makes a mistake for real and waits for what comes of it. The outcome's nodes name the error log to explain.
     *
     * @param node absent: the last node, or the first where the mistake is one of the first node
     */
    ClusterOperation breakWith(Mistake mistake, Optional<String> node);

    StatusReport status();
}
