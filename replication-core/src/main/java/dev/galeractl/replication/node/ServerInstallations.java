package dev.galeractl.replication.node;

import dev.galeractl.replication.sql.StatusQuestions;
import dev.galeractl.replication.sql.StatusSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds server programs on this machine. */
public interface ServerInstallations {

    /**
     * The real search.
     *
     * @param environment of this process: PATH, and the place of the cache
     */
    static ServerInstallations ofThisMachine(Map<String, String> environment) {
        return new LocalServerInstallations(environment);
    }

    /**
     * The installation in a folder: a package's {@code /usr}, a tarball's folder, or an unpacked tree.
     *
     * @throws NodeProblem NO_SERVER if there is none, or it does not run; the sentence says which
     */
    ServerInstallation at(Path basedir) throws NodeProblem;

    /**
     * The installation to use when nobody names one: that of the option file's {@code basedir}, else the first that has Galera of PATH, /usr/sbin,
     * /usr/local/mysql and galeractl's own cache, else the first without it.
     *
     * @param basedir as the option file sets it
     * @throws NodeProblem NO_SERVER
     */
    ServerInstallation find(Optional<Path> basedir) throws NodeProblem;

    /** All installations that {@link #find} would choose from, in that order. */
    List<ServerInstallation> all();

    /**
     * Asks servers with the client program of the first installation that has one: for where another source fails, see {@link StatusSource#orElse}. The
     * account's password appears in no process list.
     */
    default StatusSource clientProgram() {
        return clientProgram(StatusQuestions.NODE);
    }

    /** The same, with other questions than how the node is. */
    default StatusSource clientProgram(StatusQuestions questions) {
        return new ClientProgramStatusSource(this, questions);
    }
}
