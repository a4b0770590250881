package dev.galeractl.it;

import dev.galeractl.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real {@code ssh-agent} of the test's own. */
record SshAgentProcess(Path socket, Process process) implements AutoCloseable {
    /** Starts one that listens there. */
    static SshAgentProcess start(Path socket) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        SshAgentProcess agent = new SshAgentProcess(socket, process);
        for (int i = 0; i < 500 && Files.notExists(socket); i++) {
            if (!process.isAlive()) {
                throw new IOException("ssh-agent ended");
            }
            Thread.sleep(20);
        }
        return agent;
    }

    /** Gives it a private key. */
    void add(Path key) {
        Program.of("ssh-add", "-q", key).env("SSH_AUTH_SOCK", socket).run().assertExit(0);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
