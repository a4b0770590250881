package dev.galeractl.bootstrap.host.local;

import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.node.NodeLaunch;
import dev.galeractl.replication.node.NodeProblem;
import dev.galeractl.replication.node.ServerInstallation;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads an option file and finds out how its server would be launched; each time anew, since a step may have changed the file. */
final class Launches {
    private final Tools tools;
    private final Optional<Path> basedir;

    Launches(Tools tools, Optional<Path> basedir) {
        this.tools = tools;
        this.basedir = basedir;
    }

    /** The installation that the file would be used with. */
    ServerInstallation installation(Path defaultsFile) throws NodeProblem {
        if (basedir.isPresent()) {
            return tools.installations().at(basedir.get());
        }
        EffectiveOptions options = new OptionFileReader().read(defaultsFile, OptionGroups.mariadbServer());
        return tools.installations().find(options.value("basedir").map(Path::of));
    }

    /** How the server would be launched. */
    NodeLaunch of(Path defaultsFile, String... extraArguments) throws NodeProblem {
        ServerInstallation installation = installation(defaultsFile);
        EffectiveOptions options =
                new OptionFileReader().read(defaultsFile, OptionGroups.server(installation.version()));
        return tools.runtime().prepare(defaultsFile, options, installation, List.of(extraArguments));
    }
}
