package dev.galeractl.cli.action;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The completion scripts that the completions module generated and the build packed into the program. */
public final class CompletionScript {
    private CompletionScript() {}

    /** Prints the script at this place below {@code /completions}. */
    public static ExitCode print(String resource, Session session) {
        try (InputStream in = CompletionScript.class.getResourceAsStream("/completions/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("the completion script " + resource + " is missing from the program");
            }
            session.out().print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
