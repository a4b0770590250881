package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.diagnostics.message.MessageWeight;
import java.util.Locale;

/** What stands in the margin of a line: what its message is worth, or that nobody knows it. The heavier comes first. */
public enum Mark {
    CAUSE,
    SYMPTOM,
    CONSEQUENCE,
    UNKNOWN,
    HARMLESS,
    ROUTINE;

    static Mark of(MessageWeight weight) {
        return switch (weight) {
            case CAUSE -> CAUSE;
            case CONSEQUENCE -> CONSEQUENCE;
            case SYMPTOM -> SYMPTOM;
            case ROUTINE -> ROUTINE;
            case HARMLESS -> HARMLESS;
        };
    }

    Role role() {
        return switch (this) {
            case CAUSE -> Role.ERROR;
            case SYMPTOM -> Role.WARNING;
            case CONSEQUENCE -> Role.PLACE;
            case UNKNOWN -> Role.NOTICE;
            case HARMLESS -> Role.GOOD;
            case ROUTINE -> Role.FAINT;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
