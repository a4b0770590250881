package dev.galeractl.cli.command;

import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Verbosity;
import dev.galeractl.cli.terminal.Surroundings;
import dev.galeractl.cli.text.Messages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options every command takes, before or after its name. */
final class GlobalOptions {
    private final Surroundings around;
    private final Messages messages;

    @Option(names = "--color", paramLabel = "WHEN", scope = ScopeType.INHERIT, descriptionKey = "global.color")
    ColorChoice color = ColorChoice.AUTO;

    // Read from the words themselves before parsing, see Language; here for the check of its value and for help.
    @Option(names = "--lang", paramLabel = "LANGUAGE", scope = ScopeType.INHERIT, descriptionKey = "global.lang")
    @Nullable LanguageChoice lang;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            descriptionKey = "global.quiet")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            descriptionKey = "global.verbose")
    boolean verbose;

    @Option(names = "--stacktrace", scope = ScopeType.INHERIT, descriptionKey = "global.stacktrace")
    boolean stacktrace;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            descriptionKey = "global.help")
    boolean help;

    GlobalOptions(Surroundings around, Messages messages) {
        this.around = around;
        this.messages = messages;
    }

    /** As if nothing had been read: parsing may stop half-way. */
    void reset() {
        color = ColorChoice.AUTO;
        lang = null;
        quiet = false;
        verbose = false;
        stacktrace = false;
        help = false;
    }

    Surroundings around() {
        return around;
    }

    Messages messages() {
        return messages;
    }

    Session session() {
        return new Session(
                around,
                messages,
                color.theme(around.outIsTerminal(), around.env()),
                color.theme(around.errIsTerminal(), around.env()),
                quiet ? Verbosity.QUIET : verbose ? Verbosity.VERBOSE : Verbosity.NORMAL);
    }
}
