package dev.galeractl.it;

import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.node.LaunchRole;
import dev.galeractl.replication.node.NodeLaunch;
import dev.galeractl.replication.node.NodeListener;
import dev.galeractl.replication.node.NodeRuntime;
import dev.galeractl.replication.node.ServerInstallation;
import dev.galeractl.replication.node.ServerInstallations;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.sql.Account;
import dev.galeractl.replication.sql.jdbc.JdbcStatusSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A process of its own that uses the node runtime, so that a test can kill it at any moment: {@code create|bootstrap OPTION-FILE BASEDIR}. */
final class NodeLauncherMain {
    private NodeLauncherMain() {}

    static NodeRuntime runtime() {
        return NodeRuntime.ofThisMachine(
                new JdbcStatusSource(),
                new Account(System.getProperty("user.name"), Optional.empty()),
                System.getenv());
    }

    static NodeLaunch launch(NodeRuntime runtime, Path defaultsFile, Path basedir) throws Exception {
        ServerInstallation installation =
                ServerInstallations.ofThisMachine(System.getenv()).at(basedir);
        return runtime.prepare(
                defaultsFile,
                new OptionFileReader().read(defaultsFile, OptionGroups.server(installation.version())),
                installation,
                List.of());
    }

    public static void main(String[] arguments) throws Exception {
        NodeRuntime runtime = runtime();
        NodeLaunch launch = launch(runtime, Path.of(arguments[1]), Path.of(arguments[2]));
        if (arguments[0].equals("create")) {
            runtime.createDatadir(launch, NodeListener.NONE);
        } else {
            runtime.await(runtime.launch(launch, LaunchRole.BOOTSTRAP), NodeListener.NONE, Duration.ofSeconds(30));
        }
    }
}
