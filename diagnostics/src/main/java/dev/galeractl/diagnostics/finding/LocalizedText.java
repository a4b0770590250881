package dev.galeractl.diagnostics.finding;

import java.util.Locale;

/** One text in every language that galeractl speaks. */
public record LocalizedText(String en, String ja) {

    /** The text in the language of the locale; English for every language but Japanese. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("ja") ? ja : en;
    }
}
