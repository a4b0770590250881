package dev.galeractl.cli.command;

import dev.galeractl.cli.render.Theme;
import java.util.Locale;
import java.util.Map;

/** When to colour. */
enum ColorChoice {
    AUTO,
    ALWAYS,
    NEVER;

    /** The choice for one stream; {@code auto} colours terminals only, and not when NO_COLOR is set or the terminal is dumb. */
    Theme theme(boolean terminal, Map<String, String> env) {
        return switch (this) {
            case ALWAYS -> Theme.COLOURED;
            case NEVER -> Theme.PLAIN;
            case AUTO ->
                Theme.of(terminal
                        && env.getOrDefault("NO_COLOR", "").isEmpty()
                        && !env.getOrDefault("TERM", "dumb").equals("dumb"));
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
