package dev.galeractl.bootstrap.host.ssh.sshj;

import dev.galeractl.bootstrap.host.RunningCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;
import net.schmizz.sshj.connection.channel.direct.Session.Command;
import org.jspecify.annotations.Nullable;

/**
 * A command in a channel of a connection.
 *
 * @param asked when its start was asked for, by {@link System#nanoTime}
 */
record SshCommand(Command command, long asked) implements RunningCommand {
    @Override
    public OutputStream input() {
        return command.getOutputStream();
    }

    @Override
    public InputStream output() {
        return command.getInputStream();
    }

    @Override
    public InputStream errors() {
        return command.getErrorStream();
    }

    @Override
    public OptionalInt await() throws IOException {
        command.join();
        @Nullable Integer status = command.getExitStatus();
        return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }

    @Override
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    @Override
    public void close() {
        try {
            command.close();
        } catch (IOException itIsGone) {
            // Which is what was wanted.
        }
    }
}
