package dev.galeractl.cli.command;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Version;
import dev.galeractl.cli.terminal.Surroundings;
import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.replication.source.InputProblem;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

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
            // Reading may have changed the first ones.
            globals = new GlobalOptions(around, messages);
            Optional<ParseResult> quickly = parseQuickly(globals, args);
            if (quickly.isPresent()) {
                return call(quickly.get(), globals);
            }
            globals = new GlobalOptions(around, messages);
            return call(CommandTree.whole(globals).parseArgs(args), globals);
        } catch (ParameterException error) {
            complain(around, UsageErrors.sentence(error, messages));
            around.err()
                    .println(messages.text(
                            "usage.tryHelp",
                            error.getCommandLine().getCommandSpec().qualifiedName()));
            return ExitCode.USAGE;
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

    /** The model of the commands, for generators; it is never called. */
    public static CommandSpec model(Language language) {
        Surroundings nowhere = Surroundings.nowhere();
        return CommandTree.whole(new GlobalOptions(nowhere, Messages.in(language)))
                .getCommandSpec();
    }

    /** With the named commands alone; empty if only the whole tree can answer. */
    private static Optional<ParseResult> parseQuickly(GlobalOptions globals, String... args) {
        List<String> words = List.of(args);
        if (words.contains("help")) {
            return Optional.empty();
        }
        try {
            // No reference to a method of picocli's: the class it names would be left out of the class-data archive,
            // see class-archive.
            return Optional.of(CommandTree.named(words, globals).parseArgs(args))
                    .filter(parsed ->
                            parsed.asCommandLineList().stream().noneMatch(line -> line.isUsageHelpRequested()));
        } catch (ParameterException mistake) {
            return Optional.empty();
        }
    }

    private static ExitCode call(ParseResult parsed, GlobalOptions globals) throws Exception {
        List<CommandLine> chain = parsed.asCommandLineList();
        for (CommandLine command : chain) {
            if (command.isUsageHelpRequested()) {
                Session session = globals.session();
                HelpPage.print(command, session);
                return ExitCode.DONE;
            }
            if (command.isVersionHelpRequested()) {
                globals.session().out().println(Version.line());
                return ExitCode.DONE;
            }
        }
        CommandLine last = chain.get(chain.size() - 1);
        if (!(last.getCommand() instanceof Command command)) {
            throw new IllegalStateException("no command behind " + last.getCommandName());
        }
        return command.call();
    }

    private static void complain(Surroundings around, String sentence) {
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
