package dev.galeractl.cli.command;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Version;
import dev.galeractl.cli.terminal.Surroundings;
import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.replication.source.InputProblem;
import java.util.List;
import java.util.Optional;

/** Runs a command line: parse, call, and tell every mistake, the user's or ours, in one place. */
public final class CommandLines {
    private CommandLines() {}

    public static ExitCode run(Surroundings around, String... args) {
        ExitCode code = told(around, args);
        // A guard that cannot answer, whatever the reason, must not keep a server down.
        return code != ExitCode.REFUSED && isGuard(List.of(args)) ? ExitCode.DONE : code;
    }

    private static boolean isGuard(List<String> words) {
        return words.contains("validate") && words.contains("--guard");
    }

    private static ExitCode told(Surroundings around, String... args) {
        Messages messages = Messages.in(Language.of(around.env(), args));
        GlobalOptions globals = new GlobalOptions(around, messages);
        try {
            Optional<ValidateCommand> plain = PlainValidate.read(globals, args);
            if (plain.isPresent()) {
                return plain.get().call();
            }
            globals.reset();
            return PicocliLine.call(globals, args);
        } catch (UserError error) {
            complain(around, error.sentence());
            error.hint().ifPresent(around.err()::println);
            return stackTrace(globals, error, error.exitCode());
        } catch (InputProblem problem) {
            complain(around, UsageErrors.sentence(problem, messages));
            return stackTrace(globals, problem, ExitCode.USAGE);
        } catch (Exception | StackOverflowError | OutOfMemoryError bug) {
            complain(around, messages.text("bug.what", Version.number(), bug));
            around.err().println(messages.text(globals.stacktrace ? "bug.report" : "bug.reportWithTrace"));
            return stackTrace(globals, bug, ExitCode.BUG);
        }
    }

    static void complain(Surroundings around, String sentence) {
        around.out().flush();
        around.err().println("galeractl: " + sentence);
    }

    private static ExitCode stackTrace(GlobalOptions globals, Throwable thrown, ExitCode code) {
        if (globals.stacktrace) {
            StackTrace.print(thrown, globals.session().err());
        }
        return code;
    }
}
