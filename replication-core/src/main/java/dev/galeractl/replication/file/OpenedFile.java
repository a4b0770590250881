package dev.galeractl.replication.file;

import dev.galeractl.replication.log.envelope.LogContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** A file whose beginning has been looked at; its text can be read once. */
final class OpenedFile {
    private final LogFile file;
    private final LogContent content;
    private Optional<UnpackedInput> open;

    /** @param open the file, open at its beginning; empty where so many were named that it was closed again */
    OpenedFile(LogFile file, LogContent content, Optional<UnpackedInput> open) {
        this.file = file;
        this.content = content;
        this.open = open;
    }

    LogFile file() {
        return file;
    }

    LogContent content() {
        return content;
    }

    /** The text, from its beginning. The caller closes it. */
    UnpackedInput open() throws IOException {
        Optional<UnpackedInput> first = open;
        open = Optional.empty();
        return first.isPresent() ? first.get() : again();
    }

    void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
        }
    }

    /** The number of the line that {@code bytes} of text end in; empty if the text cannot be read again. */
    OptionalInt lines(long bytes) throws IOException {
        if (file.path().isEmpty()) {
            return OptionalInt.empty();
        }
        int line = 1;
        long left = bytes;
        byte[] chunk = new byte[64 * 1024];
        try (InputStream in = again()) {
            for (int got = in.read(chunk); got > 0 && left > 0; got = in.read(chunk)) {
                int counted = (int) Math.min(got, left);
                for (int i = 0; i < counted; i++) {
                    // The line that a last line end would begin is not there.
                    if (chunk[i] == '\n' && --left > 0) {
                        line++;
                    } else if (chunk[i] != '\n') {
                        left--;
                    }
                }
            }
        }
        return OptionalInt.of(line);
    }

    private UnpackedInput again() throws IOException {
        Path path = file.path().orElseThrow();
        return UnpackedInput.of(file.name(), TextFiles.openRaw(path));
    }
}
