package dev.galeractl.cli.command;

import java.util.Locale;

/** The form of the result on stdout. */
enum FormatChoice {
    TEXT,
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
