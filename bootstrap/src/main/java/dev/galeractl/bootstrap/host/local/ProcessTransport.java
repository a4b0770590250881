package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.host.CommandTransport;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.RunningCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Starts commands on this host, as the user whom galeractl runs as. */
public final class ProcessTransport implements CommandTransport {
    private final String host;

    /**
     * @param host how this host is called in what is said of it
     */
    public ProcessTransport(String host) {
        this.host = host;
    }

    @Override
    public RunningCommand start(List<String> words) throws HostProblem {
        try {
            long asked = System.nanoTime();
            return new Running(new ProcessBuilder(words).start(), asked);
        } catch (IOException e) {
            // The words begin with a program of the wrapper's.
            throw HostProblem.of(HostProblem.Kind.COMMAND_NOT_FOUND, host, "program", words.get(0));
        }
    }

    @Override
    public void close() {
        // Nothing stays open between commands.
    }

    private record Running(Process process, long asked) implements RunningCommand {
        @Override
        public OutputStream input() {
            return process.getOutputStream();
        }

        @Override
        public InputStream output() {
            return process.getInputStream();
        }

        @Override
        public InputStream errors() {
            return process.getErrorStream();
        }

        @Override
        public OptionalInt await() throws InterruptedException {
            return OptionalInt.of(process.waitFor());
        }

        @Override
        public Duration age() {
            return Duration.ofNanos(System.nanoTime() - asked);
        }

        @Override
        public void close() {
            try {
                process.getOutputStream().close();
            } catch (IOException itHasEnded) {
                // Then there is nothing to close.
            }
            process.destroy();
        }
    }
}
