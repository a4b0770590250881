package dev.galeractl.bootstrap.host.ssh.sshj;

import java.io.IOException;
import java.util.Optional;
import net.schmizz.sshj.SSHClient;

/**
 * An open connection, and the one that it goes through.
 *
 * @param through the connection to the host that was jumped over; it is of no other use and ends with this one
 */
record SshConnection(SSHClient client, Optional<SshConnection> through) implements AutoCloseable {
    boolean isAlive() {
        return client.isConnected() && through.stream().allMatch(SshConnection::isAlive);
    }

    @Override
    public void close() {
        close(client);
        through.ifPresent(SshConnection::close);
    }

    static void close(SSHClient client) {
        try {
            client.close();
        } catch (IOException itIsGone) {
            // Which is what was wanted.
        }
    }
}
