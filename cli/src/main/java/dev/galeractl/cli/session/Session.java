package dev.galeractl.cli.session;

import dev.galeractl.cli.render.Showing;
import dev.galeractl.cli.render.Theme;
import dev.galeractl.cli.terminal.Surroundings;
import dev.galeractl.cli.text.Messages;
import java.io.PrintWriter;

/**
 * One run of the program, as the options of every command made it.
 *
 * @param themeOfOut how the result is coloured
 * @param themeOfErr how the conversation is coloured
 */
public record Session(Surroundings around, Messages messages, Theme themeOfOut, Theme themeOfErr, Verbosity verbosity) {
    public PrintWriter out() {
        return around.out();
    }

    public PrintWriter err() {
        return around.err();
    }

    public String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    /** The width texts are folded at: that of the terminal, but no wider than a comfortable line. */
    public int width() {
        return Math.min(around.columns(), 120);
    }

    /** How a result on stdout is shown. */
    public Showing showing() {
        return new Showing(themeOfOut, width(), messages, verbosity == Verbosity.VERBOSE, Version.number());
    }
}
