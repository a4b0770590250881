package dev.galeractl.cli.render;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** Writes one JSON document, indented by two, ended by a line end. */
final class Json {
    private static final PrettyPrinter LAYOUT = layout();

    private Json() {}

    static String write(JsonObject document) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(new Layout(), text)) {
            write(generator, document);
        }
        return text.append('\n').toString();
    }

    /** A document on a line of its own. */
    static String line(JsonObject document) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            write(generator, document);
        }
        return text.append('\n').toString();
    }

    /** Begins a document whose last field is a list that is too long to be held: its elements are written one by one. */
    static Listing listing(Writer out, JsonObject head, String list) {
        JsonGenerator generator = new JsonFactory().createGenerator(new Layout(), new Unclosed(out));
        generator.writeStartObject();
        head.fields().forEach((name, field) -> {
            generator.writeName(name);
            write(generator, field);
        });
        generator.writeName(list);
        generator.writeStartArray();
        return new Listing(generator, out);
    }

    /** A document under way. */
    static final class Listing implements AutoCloseable {
        private final JsonGenerator generator;
        private final Writer out;

        private Listing(JsonGenerator generator, Writer out) {
            this.generator = generator;
            this.out = out;
        }

        void add(JsonObject element) {
            write(generator, element);
        }

        @Override
        public void close() {
            generator.writeEndArray();
            generator.writeEndObject();
            generator.close();
            try {
                out.append('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whoever opened a stream closes it. */
    private static final class Unclosed extends FilterWriter {
        Unclosed(Writer out) {
            super(out);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static void write(JsonGenerator generator, @Nullable Object value) {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof JsonObject object) {
            generator.writeStartObject();
            object.fields().forEach((name, field) -> {
                generator.writeName(name);
                write(generator, field);
            });
            generator.writeEndObject();
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            list.forEach(element -> write(generator, element));
            generator.writeEndArray();
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof Number number) {
            generator.writeNumber(number.longValue());
        } else {
            generator.writeString(value.toString());
        }
    }

    private static PrettyPrinter layout() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter()
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter)
                .withSeparators(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""));
    }

    private static final class Layout extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return ((DefaultPrettyPrinter) LAYOUT).createInstance();
        }
    }
}
