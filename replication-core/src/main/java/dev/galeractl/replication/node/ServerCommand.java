package dev.galeractl.replication.node;

import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command lines of servers and of the programs that create their datadirs.
 *
 * <p>The option file is always the first argument: a server started without one reads the machine's own my.cnf.
 */
final class ServerCommand {

    private ServerCommand() {}

    /**
     * @param user the account to run as; empty leaves it to the option file and to who we are
     */
    static List<String> launch(NodeLaunch launch, LaunchRole role, Optional<String> user) {
        List<String> command = server(launch, launch.datadir(), user);
        switch (role) {
            case BOOTSTRAP -> command.add(newCluster(launch.installation().version()));
            case JOINER -> {}
        }
        command.addAll(launch.extraArguments());
        return command;
    }

    /** The server's own recovery of its position, with its words going to a file of its own. */
    static List<String> recover(NodeLaunch launch, Optional<String> user, Path log) {
        List<String> command = server(launch, launch.datadir(), user);
        command.addAll(launch.extraArguments());
        command.add("--log-error=" + log);
        command.add("--wsrep-recover");
        return command;
    }

    /** Creation of a datadir in the given folder, with nobody but this system's administrator let in where the product can do that. */
    static List<String> create(NodeLaunch launch, Path folder, Optional<String> user) {
        ServerInstallation installation = launch.installation();
        if (installation.installDb().isEmpty()) {
            List<String> command = server(launch, folder, user);
            // MySQL's other way, --initialize-insecure, leaves root without a password.
            command.add("--initialize");
            return command;
        }
        List<String> command = new ArrayList<>();
        command.add(installation.installDb().get().toString());
        command.add("--defaults-file=" + launch.defaultsFile());
        if (installation.arguments().stream().noneMatch(argument -> argument.startsWith("--basedir="))) {
            command.add("--basedir=" + installation.basedir());
        }
        command.addAll(installation.arguments());
        command.add("--datadir=" + folder);
        if (launch.options().setting("tmpdir").isEmpty()) {
            // A server that starts deletes what looks like left-over temporary tables, those of other servers in /tmp
            // included.
            command.add("--tmpdir=" + folder);
        }
        user.ifPresent(name -> command.add("--user=" + name));
        command.add("--skip-name-resolve");
        ServerVersion version = installation.version();
        if (version.product() == Product.MARIADB && version.isAtLeast(10, 4)) {
            command.add("--auth-root-authentication-method=socket");
            if (user.isEmpty() && launch.user().isEmpty()) {
                // Otherwise the script lets in only root, whom an ordinary user cannot be.
                command.add("--auth-root-socket-user=" + System.getProperty("user.name", "root"));
            }
            command.add("--skip-test-db");
        } else {
            command.add("--force");
        }
        return command;
    }

    private static List<String> server(NodeLaunch launch, Path datadir, Optional<String> user) {
        List<String> command = new ArrayList<>();
        command.add(launch.installation().server().toString());
        command.add("--defaults-file=" + launch.defaultsFile());
        EffectiveOptions options = launch.options();
        launch.installation().arguments().stream()
                .filter(argument -> options.setting(name(argument)).isEmpty())
                .forEach(command::add);
        // Also when the option file says the same: whoever looks for the server of a datadir finds it by this from its
        // first moment on.
        command.add("--datadir=" + datadir);
        if (options.setting("socket").isEmpty()) {
            command.add("--socket=" + launch.socket());
        }
        user.ifPresent(name -> command.add("--user=" + name));
        return command;
    }

    /** Servers before 5.5.33 know no option for it and take the empty address instead. */
    private static String newCluster(ServerVersion version) {
        boolean old = !version.isAtLeast(5, 6)
                && (!version.isAtLeast(5, 5) || (version.product() != Product.MARIADB && version.patch() < 33));
        return old ? "--wsrep-cluster-address=gcomm://" : "--wsrep-new-cluster";
    }

    private static String name(String argument) {
        return argument.substring(2, argument.indexOf('='));
    }
}
