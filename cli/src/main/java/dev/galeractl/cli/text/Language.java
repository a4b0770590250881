package dev.galeractl.cli.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The languages the program speaks. */
public enum Language {
    EN(Locale.ENGLISH),
    JA(Locale.JAPANESE);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /**
     * The language to speak: {@code --lang} wherever it stands on the command line, else the locale of the environment as POSIX
     * reads it for messages. It must be known before the command line is parsed, because a mistake on it is told in this language.
     */
    public static Language of(Map<String, String> env, String... args) {
        return onCommandLine(args).orElseGet(() -> ofEnvironment(env));
    }

    /** The language with this name ({@code en}, {@code ja}), in any case. */
    public static Optional<Language> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "en" -> Optional.of(EN);
            case "ja" -> Optional.of(JA);
            default -> Optional.empty();
        };
    }

    private static Optional<Language> onCommandLine(String... args) {
        Optional<Language> found = Optional.empty();
        for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
            if (args[i].startsWith("--lang=")) {
                found = named(args[i].substring("--lang=".length()));
            } else if (args[i].equals("--lang") && i + 1 < args.length) {
                found = named(args[i + 1]);
            }
        }
        return found;
    }

    private static Language ofEnvironment(Map<String, String> env) {
        for (String variable : new String[] {"GALERACTL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = env.getOrDefault(variable, "");
            if (!value.isEmpty()) {
                return value.startsWith("ja") ? JA : EN;
            }
        }
        return EN;
    }
}
