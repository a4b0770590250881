package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.cluster.ClusterSketch;
import dev.galeractl.bootstrap.cluster.ClusterSketch.Misplaced;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import java.util.ArrayList;
import java.util.List;

/** Descriptions that were given by options. */
final class Sketches {
    private Sketches() {}

    /** The options that have to say what nobody said; there is no default for it. */
    static List<String> missing(ClusterSketch sketch) {
        List<String> missing = new ArrayList<>();
        if (sketch.cluster().isEmpty() && !sketch.settings().containsKey("cluster")) {
            missing.add("--cluster-name");
        }
        if (sketch.server().isEmpty() && !sketch.settings().containsKey("server")) {
            missing.add("--server");
        }
        if (sketch.nodes().isEmpty()) {
            missing.add("--node");
        }
        return missing;
    }

    /**
     * The text of the file that is meant.
     *
     * @throws UserError if something is missing that no default can stand for, or has no place
     */
    static String yaml(ClusterSketch sketch, Session session) {
        List<String> missing = missing(sketch);
        if (!missing.isEmpty()) {
            throw new UserError(ExitCode.USAGE, session.text("usage.sketch.missing", String.join(", ", missing)));
        }
        try {
            return sketch.yaml();
        } catch (Misplaced misplaced) {
            throw new UserError(ExitCode.USAGE, session.text("usage.sketch.misplaced", misplaced.path()));
        }
    }
}
