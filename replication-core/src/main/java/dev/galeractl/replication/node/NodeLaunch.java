package dev.galeractl.replication.node;

import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.position.Gtid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything needed to launch one server with one option file. All paths are absolute.
 *
 * @param defaultsFile the option file, always given to the server as its first argument
 * @param options what that file and its includes say, for the server's groups
 * @param datadir where the data is, or will be
 * @param errorLog the file the server's log goes to; if the option file names none, its standard error goes there
 * @param consoleLog the file its standard output and error go to; the same as {@code errorLog} if the option file names no log
 * @param pidFile where the server writes its process id
 * @param socket where it listens for clients of this machine
 * @param installation the server program
 * @param extraArguments further options for its command line
 */
public record NodeLaunch(
        Path defaultsFile,
        EffectiveOptions options,
        Path datadir,
        Path errorLog,
        Path consoleLog,
        Path pidFile,
        Path socket,
        ServerInstallation installation,
        List<String> extraArguments) {

    public NodeLaunch {
        extraArguments = List.copyOf(extraArguments);
    }

    /**
     * The same launch with the server's position told to it. A server that crashed does not know it by itself: as a joiner it would fetch everything anew,
     * and as a bootstrapped node begin a new history (seen on MariaDB 10.11.19).
     */
    public NodeLaunch startingAt(Gtid position) {
        List<String> arguments = new ArrayList<>(extraArguments);
        arguments.add("--wsrep-start-position=" + position);
        return new NodeLaunch(
                defaultsFile, options, datadir, errorLog, consoleLog, pidFile, socket, installation, arguments);
    }

    NodeLaunch withSocket(Path other) {
        return new NodeLaunch(
                defaultsFile, options, datadir, errorLog, consoleLog, pidFile, other, installation, extraArguments);
    }

    /** The account the option file wants the server to run as. */
    public Optional<String> user() {
        return options.value("user");
    }
}
