package dev.galeractl.cli.command;

import java.util.Locale;

/** The values of {@code --lang}, for the checks of the command line and for completion. */
enum LanguageChoice {
    EN,
    JA;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
