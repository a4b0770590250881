package dev.galeractl.replication.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A whole text with the name it is known by.
 *
 * @param name          as in {@link SourcePosition#file()}
 * @param text          decoded; may be empty
 * @param charset       what it was decoded with; encoding the text with it gives back the bytes of the file
 * @param worldWritable true if everyone may write the file, and it does not lie in a read-only file system: MariaDB and MySQL ignore such option files
 */
public record SourceText(String name, String text, Charset charset, boolean worldWritable) {
    public SourceText(String name, String text) {
        this(name, text, StandardCharsets.UTF_8, false);
    }

    /** The same, as it is in a read-only file system. */
    public SourceText readOnly() {
        return new SourceText(name, text, charset, false);
    }
}
