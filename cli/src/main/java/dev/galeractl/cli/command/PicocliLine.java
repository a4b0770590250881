package dev.galeractl.cli.command;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Version;
import dev.galeractl.cli.terminal.Surroundings;
import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** A command line read by picocli. No class that every run needs names one of picocli's, which would be loaded with it. */
public final class PicocliLine {
    private PicocliLine() {}

    /**
     * Parses the words and calls the command; tells a mistake in them.
     *
     * @param globals as they are without any words
     */
    static ExitCode call(GlobalOptions globals, String... args) throws Exception {
        try {
            Optional<ParseResult> quickly = parseQuickly(globals, args);
            if (quickly.isPresent()) {
                return call(quickly.get(), globals);
            }
            globals.reset();
            return call(CommandTree.whole(globals).parseArgs(args), globals);
        } catch (ParameterException error) {
            Messages messages = globals.messages();
            CommandLines.complain(globals.around(), UsageErrors.sentence(error, messages));
            globals.around()
                    .err()
                    .println(messages.text(
                            "usage.tryHelp",
                            error.getCommandLine().getCommandSpec().qualifiedName()));
            return ExitCode.USAGE;
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
}
