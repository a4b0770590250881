package dev.galeractl.bootstrap.host.ssh.sshj;

import dev.galeractl.bootstrap.host.CommandTransport;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import dev.galeractl.bootstrap.host.RunningCommand;
import dev.galeractl.bootstrap.host.ShellWords;
import dev.galeractl.bootstrap.host.ssh.SshTarget;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.Session;

/** Starts commands over one SSH connection, which is opened by the first of them, and again by the next one after it was lost. */
public final class SshTransport implements CommandTransport {
    private final String host;
    private final SshTarget target;
    private final SshConnector connector;
    private Optional<SshConnection> connection = Optional.empty();

    /**
     * @param host how the user calls it
     */
    public SshTransport(String host, SshTarget target, SshUser user) {
        this.host = host;
        this.target = target;
        this.connector = new SshConnector(user);
    }

    @Override
    public RunningCommand start(List<String> words) throws HostProblem {
        try {
            Session session = session();
            long asked = System.nanoTime();
            return new SshCommand(session.exec(ShellWords.line(words)), asked);
        } catch (IOException e) {
            throw HostProblem.of(Kind.CHANNEL_REFUSED, host, "reason", String.valueOf(e.getMessage()));
        }
    }

    private Session session() throws HostProblem, IOException {
        SshConnection open = connection();
        try {
            return open.client().startSession();
        } catch (OpenFailException refused) {
            throw refused;
        } catch (IOException | IllegalStateException e) {
            // The connection is gone, whether or not it knew when it was asked (IllegalStateException: sshj's "Not
            // connected"). Nothing was asked of it yet, so nothing can be
            // done twice.
            forget(open);
            return connection().client().startSession();
        }
    }

    private synchronized void forget(SshConnection gone) {
        if (connection.filter(it -> it.equals(gone)).isPresent()) {
            close();
        }
    }

    private synchronized SshConnection connection() throws HostProblem {
        if (connection.filter(SshConnection::isAlive).isEmpty()) {
            close();
            connection = Optional.of(connector.connect(host, target));
        }
        return connection.get();
    }

    @Override
    public synchronized void close() {
        connection.ifPresent(SshConnection::close);
        connection = Optional.empty();
    }
}
