package dev.galeractl.bootstrap.cluster.optionfile;

import dev.galeractl.bootstrap.cluster.optionfile.RenderedFile.Origin;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An option file that grows line by line and remembers what each is made of. */
final class OptionFileText {
    private static final String EQUALS = " = ";

    private final Locale locale;
    private final StringBuilder text = new StringBuilder(2_000);
    private final List<Origin> origins = new ArrayList<>();
    private int line = 1;

    OptionFileText(Locale locale) {
        this.locale = locale;
    }

    /** A part of a longer value. */
    record Piece(String name, String value, String path) {}

    void gap() {
        line("");
    }

    void comment(Sentence sentence) {
        line("# " + sentence.in(locale));
    }

    void group(String name) {
        line("[" + name + "]");
    }

    void option(String name, String value, String path) {
        String written = name + EQUALS + value;
        origins.add(new Origin(line, 1, written.length(), path));
        line(written);
    }

    /** The options of the provider, which are one string for the server. */
    void provider(List<Piece> pieces, String path) {
        StringBuilder written =
                new StringBuilder("wsrep_provider_options").append(EQUALS).append('"');
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            String said = piece.name() + "=" + piece.value();
            written.append(i == 0 ? "" : ";");
            origins.add(new Origin(line, written.length() + 1, said.length(), piece.path()));
            written.append(said);
        }
        written.append('"');
        origins.add(new Origin(line, 1, written.length(), path));
        line(written.toString());
    }

    void include(String file) {
        line("!include " + file);
    }

    RenderedFile finished(String node, boolean secretIncluded) {
        return new RenderedFile(node, text.toString(), secretIncluded, origins);
    }

    private void line(String written) {
        text.append(written).append('\n');
        line++;
    }
}
