package dev.galeractl.replication.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who listens at a socket file, as {@code /proc} shows it: an answer that names no server, such as a denial, may come from any. */
final class SocketHolder {

    private static final String LISTENING = "00010000";
    private static final int FLAGS_FIELD = 3;
    private static final int INODE_FIELD = 6;
    private static final int PATH_FIELD = 7;

    private SocketHolder() {}

    /** Whether the process itself listens at a socket of this name; empty if we may not know. */
    static Optional<Boolean> listens(long pid, Path socket) {
        Path process = Path.of("/proc/" + pid);
        try {
            Set<String> inodes = inodes(
                    Files.readAllLines(process.resolve("net/unix"), StandardCharsets.ISO_8859_1),
                    String.valueOf(socket.getFileName()));
            try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
                for (Path descriptor : descriptors) {
                    if (inodes.contains(target(descriptor))) {
                        return Optional.of(true);
                    }
                }
            }
            return Optional.of(false);
        } catch (IOException | DirectoryIteratorException notOurs) {
            return Optional.empty();
        }
    }

    /** The sockets of this name that are listened at, as links to them are written. */
    static Set<String> inodes(List<String> table, String name) {
        return table.stream()
                .map(line -> line.strip().split("\\s+", PATH_FIELD + 1))
                .filter(fields -> fields.length > PATH_FIELD && fields[FLAGS_FIELD].equals(LISTENING))
                .filter(fields -> fields[PATH_FIELD].equals(name) || fields[PATH_FIELD].endsWith("/" + name))
                .map(fields -> "socket:[" + fields[INODE_FIELD] + "]")
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
