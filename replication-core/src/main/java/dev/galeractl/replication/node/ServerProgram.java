package dev.galeractl.replication.node;

import dev.galeractl.replication.option.ServerVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server's program, which is asked and not started. */
public final class ServerProgram {
    private static final Duration VERSION_LIMIT = Duration.ofSeconds(30);

    private ServerProgram() {}

    /**
     * Product and version, as {@code --version} says. No option file is read.
     *
     * @param environment variables the program needs beside the inherited ones
     * @throws NodeProblem NO_SERVER if it does not run, or does not answer as servers do
     */
    public static ServerVersion version(Path program, Map<String, String> environment) throws NodeProblem {
        StringBuilder said = new StringBuilder();
        String failure;
        try {
            int status = ProgramRun.run(
                    List.of(program.toString(), "--no-defaults", "--version"),
                    environment,
                    VERSION_LIMIT,
                    line -> said.append(line).append('\n'));
            // The path comes first in the answer, and may have numbers of its own.
            Optional<ServerVersion> version = ServerVersion.parse(
                    said.toString().replace(program.toString(), "").strip());
            if (status == 0 && version.isPresent()) {
                return version.get();
            }
            failure = said.isEmpty() ? "exit status " + status : said.toString().strip();
        } catch (IOException e) {
            failure = String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = "interrupted";
        }
        throw new NodeProblem(
                NodeProblem.Kind.NO_SERVER,
                program + " does not tell its version: "
                        + failure.lines().findFirst().orElse(failure),
                program.toString());
    }
}
