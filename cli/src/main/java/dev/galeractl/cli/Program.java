package dev.galeractl.cli;

import dev.galeractl.cli.command.CommandLines;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.session.Version;
import dev.galeractl.cli.terminal.Surroundings;

/** The program as a function: surroundings and words in, an exit code out. */
final class Program {
    private Program() {}

    static ExitCode run(Surroundings around, String... args) {
        try {
            // Asked often by scripts, and answered without loading the command model.
            if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
                around.out().println(Version.line());
                return ExitCode.DONE;
            }
            return CommandLines.run(around, args);
        } finally {
            around.flush();
        }
    }
}
