package dev.galeractl.replication.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file that is opened by name for a server's words, possibly by root in a folder of the server's account: who has that account could lead root to any other
 * file by a link.
 */
final class PlainLogFile {

    private PlainLogFile() {}

    /**
     * Creates the file if it is not there.
     *
     * @throws IOException if it is a link or anything else but a file of one name, or cannot be written
     */
    static void ensure(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            boolean plain = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Integer.valueOf(1).equals(Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS));
            if (!plain) {
                throw new IOException(file + " is a link, or no plain file");
            }
        }
        Files.newByteChannel(
                        file,
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND,
                                StandardOpenOption.WRITE,
                                LinkOption.NOFOLLOW_LINKS))
                .close();
    }
}
