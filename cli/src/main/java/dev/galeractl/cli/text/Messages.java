package dev.galeractl.cli.text;

import dev.galeractl.replication.option.SortedLines;
import dev.galeractl.replication.resource.ProgramResource;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of the command line in one language. A text may hold {@code {0}}, {@code {1}} …; quotes mean nothing special, so
 * that texts can be written as they are read.
 */
public final class Messages {
    private static final String SENTENCES = "messages";
    private static final String USAGE = "usage";

    private final Language language;
    private @Nullable List<SortedLines> sentences;

    private Messages(Language language) {
        this.language = language;
    }

    /** The sentences in that language; they are read when one is asked for. */
    public static Messages in(Language language) {
        return new Messages(language);
    }

    /** The bundle of the texts of {@code --help}, in picocli's own keys. */
    public static ResourceBundle usage(Language language) {
        return bundle(USAGE, language);
    }

    public Language language() {
        return language;
    }

    public Locale locale() {
        return language.locale();
    }

    /** The text of this key with its places filled. */
    public String text(String key, Object... arguments) {
        String text = sentence(key);
        if (arguments.length == 0) {
            return text;
        }
        StringBuilder filled = new StringBuilder(text.length() + 32);
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            filled.append(text, from, open).append(arguments[Integer.parseInt(text.substring(open + 1, close))]);
            from = close + 1;
        }
        return filled.append(text, from, text.length()).toString();
    }

    /** The text for a number of things: {@code key.one} for exactly one, else {@code key.many}; the number is {@code {0}}. */
    public String count(String key, int number) {
        return text(number == 1 ? key + ".one" : key + ".many", number);
    }

    private String sentence(String key) {
        for (SortedLines language : sentences()) {
            Optional<String> line = language.line(key);
            if (line.isPresent()) {
                return line.get().substring(key.length() + 1);
            }
        }
        throw new IllegalStateException("there is no sentence " + key);
    }

    /** English stands behind the others, for what they lack. */
    private synchronized List<SortedLines> sentences() {
        if (sentences == null) {
            sentences = switch (language) {
                case EN -> List.of(lines(SENTENCES));
                case JA -> List.of(lines(SENTENCES + "_ja"), lines(SENTENCES));
            };
        }
        return sentences;
    }

    /** The texts of a file, sorted: the packaged program has them so, otherwise they are put in order here. */
    private static SortedLines lines(String name) {
        Optional<byte[]> sorted = ProgramResource.find(Messages.class, name + ".lines");
        if (sorted.isPresent()) {
            return SortedLines.of(sorted.get());
        }
        try {
            ResourceBundle texts = new Texts(name + ".properties");
            StringBuilder lines = new StringBuilder();
            for (String key : new TreeSet<>(texts.keySet())) {
                lines.append(key).append('\t').append(texts.getString(key)).append('\n');
            }
            return SortedLines.of(lines.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static ResourceBundle bundle(String name, Language language) {
        try {
            return switch (language) {
                case EN -> new Texts(name + ".properties");
                case JA -> new Texts(name + "_ja.properties", new Texts(name + ".properties"));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Texts of our own, read without the search for bundles, which is long in a cold JVM and may end at the machine's language. */
    private static final class Texts extends PropertyResourceBundle {
        Texts(String resource) throws IOException {
            super(new InputStreamReader(
                    Objects.requireNonNull(Messages.class.getResourceAsStream(resource), resource),
                    StandardCharsets.UTF_8));
        }

        /** @param otherwise has the texts that are missing here */
        Texts(String resource, ResourceBundle otherwise) throws IOException {
            this(resource);
            setParent(otherwise);
        }
    }
}
