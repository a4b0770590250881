package dev.galeractl.bootstrap.cluster.undo;

import dev.galeractl.bootstrap.cluster.look.ArbitratorSight;
import dev.galeractl.bootstrap.cluster.undo.HostNotes.NotedFile;
import java.util.List;

/**
 * An arbitrator on whose host an operation worked, as its host is now.
 *
 * @param files that the operation wrote or was about to write
 */
public record UndoneArbitrator(ArbitratorSight sight, List<NotedFile> files) {
    public UndoneArbitrator {
        files = List.copyOf(files);
    }

    String name() {
        return sight.name();
    }

    boolean runs() {
        return sight instanceof ArbitratorSight.Heard heard && heard.facts().runs();
    }
}
