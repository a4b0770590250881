package dev.galeractl.cli.render;

import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** The document {@code galeractl/annotate/v1}, written line by line: logs are larger than memory. */
public final class AnnotateJson implements AutoCloseable {
    private final Json.Listing lines;
    private final Locale locale;

    /**
     * Begins the document.
     *
     * @param marked whether the lines of the doctor's findings are marked
     */
    public AnnotateJson(Writer out, List<String> files, boolean marked, Locale locale) {
        this.locale = locale;
        this.lines = Json.listing(
                out,
                JsonObject.document("galeractl/annotate/v1").put("files", files).put("findingsMarked", marked),
                "lines");
    }

    /** The next line, with its text. */
    public void add(MarkedLine line, String text) {
        lines.add(new JsonObject()
                .put("file", line.file())
                .put("line", line.line())
                .put("text", text)
                .put("mark", line.mark())
                .put(
                        "finding",
                        line.finding()
                                .map(found -> new JsonObject()
                                        .put("code", found.code())
                                        .put("proof", found.proof())))
                .put(
                        "messages",
                        line.messages().stream()
                                .map(message -> new JsonObject()
                                        .put("id", message.id())
                                        .put("weight", message.weight())
                                        .put("means", MessageWords.means(message, locale))
                                        .put("see", message.see()))
                                .toList()));
    }

    /** Ends the document. */
    @Override
    public void close() {
        lines.close();
    }
}
