package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.host.local.FileNotWritten;
import dev.galeractl.bootstrap.host.local.OptionFileWriter;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Verbosity;
import dev.galeractl.cli.terminal.WallClock;
import dev.galeractl.replication.source.SourceText;
import java.nio.file.Path;
import java.util.Locale;

/** A file that a command was told to write. What it replaces is kept beside it, and that is said. */
final class FilePut {
    private FilePut() {}

    /**
     * Writes it, whole or not at all.
     *
     * @throws UserError if it cannot be written
     */
    static void put(Path output, String text, Session session) {
        try {
            OptionFileWriter.Put put = OptionFileWriter.put(
                    new SourceText(output.toString(), text), WallClock.now().toInstant());
            if (session.verbosity() != Verbosity.QUIET) {
                session.err().println(told(put, output, session));
            }
        } catch (FileNotWritten problem) {
            throw new UserError(
                    problem.kind() == FileNotWritten.Kind.FAILED ? ExitCode.FAILED : ExitCode.REFUSED,
                    session.text(
                            "fix.problem." + problem.kind().name().toLowerCase(Locale.ROOT),
                            problem.file(),
                            problem.detail()));
        }
    }

    private static String told(OptionFileWriter.Put put, Path output, Session session) {
        if (!put.changed()) {
            return session.text("render.same", output);
        }
        return put.copy()
                .map(copy -> session.text("render.replaced", output, copy))
                .orElseGet(() -> session.text("render.written", output));
    }
}
