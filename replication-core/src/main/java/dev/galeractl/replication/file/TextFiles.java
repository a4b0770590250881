package dev.galeractl.replication.file;

import dev.galeractl.replication.source.InputProblem;
import dev.galeractl.replication.source.InputProblem.Kind;
import dev.galeractl.replication.source.SourceText;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

/**
 * Reads text files, within bounds; what cannot be read becomes an {@link InputProblem} with one sentence. Never follows
 * what a file says, never writes.
 */
public final class TextFiles {
    /** Far beyond any file that a person edits; a larger one is not what it was taken for. */
    static final int LARGEST = 4 * 1024 * 1024;

    private static final int SAMPLE = 8 * 1024;

    private TextFiles() {}

    /**
     * Reads a text file of at most 4 MiB whole. Decoded as UTF-8 if the bytes are, else as ISO 8859-1, which loses
     * nothing. An empty file is an empty text.
     *
     * @throws InputProblem if there is no such file, it is a folder, a device, a binary, too large, or not ours to read
     */
    public static SourceText read(Path path) {
        byte[] bytes;
        boolean worldWritable;
        try (InputStream stream = openSmall(path)) {
            bytes = stream.readNBytes(LARGEST + 1);
            // As the server: what has no permissions, is no file, or cannot be written whatever it allows, counts as
            // well
            // guarded.
            worldWritable = Files.isRegularFile(path)
                    && isWorldWritable(path)
                    && !Files.getFileStore(path).isReadOnly();
        } catch (IOException e) {
            throw problem(path, e);
        }
        return text(path.toString(), bytes, worldWritable);
    }

    /**
     * The text of a file that somebody else has read, on another host for example; decoded in the same way.
     *
     * @param bytes all of them, or more than 4 MiB
     * @throws InputProblem if it is a binary, or too large
     */
    public static SourceText text(String name, byte[] bytes, boolean worldWritable) {
        if (isBinary(bytes, Math.min(bytes.length, SAMPLE))) {
            throw new InputProblem(Kind.BINARY, name, name + " is a binary file, not a text.");
        }
        if (bytes.length > LARGEST) {
            throw new InputProblem(Kind.TOO_LARGE, name, name + " is larger than 4 MiB; no file of this kind is.");
        }
        Charset charset = isUtf8(bytes) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        return new SourceText(name, new String(bytes, charset), charset, worldWritable);
    }

    /**
     * Opens a file of any size to be read from its beginning, such as a log; unpacks it if it is packed. The caller
     * closes it. The text of a packed file that is damaged ends where the damage begins.
     *
     * @throws InputProblem if there is no such file, it is a folder, a socket, a binary, or not ours to read
     */
    public static InputStream open(Path path) {
        try {
            InputStream raw = openRaw(path);
            try {
                return open(path.toString(), raw);
            } catch (IOException | RuntimeException e) {
                raw.close();
                throw e;
            }
        } catch (IOException e) {
            throw problem(path, e);
        }
    }

    /**
     * What comes from a stream, such as standard input, unpacked if it is packed.
     *
     * @param name how messages call it
     * @throws InputProblem if it is a binary
     */
    public static InputStream open(String name, InputStream raw) throws IOException {
        return UnpackedInput.of(name, raw);
    }

    /** Whether a word, whatever it is, names a file or a folder that is there. */
    public static boolean isThere(String word) {
        try {
            return Files.exists(Path.of(word));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    /** The sentence for a failure to read a file, found while reading or before. */
    public static InputProblem problem(Path path, IOException e) {
        String name = path.toString();
        if (e instanceof NoSuchFileException) {
            return new InputProblem(Kind.NOT_FOUND, name, "There is no file " + name + ".", e);
        }
        if (e instanceof AccessDeniedException) {
            String user = System.getProperty("user.name", "this user");
            return new InputProblem(
                    Kind.NO_PERMISSION, name, name + " cannot be read: no permission for " + user + ".", e);
        }
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new InputProblem(Kind.UNREADABLE, name, name + " cannot be read: " + reason + ".", e);
    }

    static InputStream openRaw(Path path) throws IOException {
        refuseOthers(path);
        return Files.newInputStream(path);
    }

    /** For small files: a stream of channels, of which a cold JVM loads thirty classes, is opened only to learn why another cannot be. */
    private static InputStream openSmall(Path path) throws IOException {
        refuseOthers(path);
        if (!Files.isRegularFile(path)) {
            // A FileInputStream of Java 17 wants to know where it stands before it reads some bytes, and a pipe
            // (/dev/stdin) does not.
            return Files.newInputStream(path);
        }
        try {
            return new FileInputStream(path.toString());
        } catch (FileNotFoundException unsaid) {
            return Files.newInputStream(path);
        }
    }

    private static void refuseOthers(Path path) {
        if (Files.isRegularFile(path)) {
            return;
        }
        if (Files.isDirectory(path)) {
            throw new InputProblem(Kind.DIRECTORY, path.toString(), path + " is a folder, not a file.");
        }
        // Opening a named pipe would wait for a writer for ever; below /dev somebody asked for it: /dev/stdin,
        // /dev/null.
        if (Files.exists(path) && !path.startsWith("/dev") && !path.startsWith("/proc")) {
            throw new InputProblem(
                    Kind.NOT_A_FILE, path.toString(), path + " is a device, pipe or socket, not a file.");
        }
    }

    private static boolean isWorldWritable(Path path) throws IOException {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            return permissions.contains(PosixFilePermission.OTHERS_WRITE);
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    /** Whether a file with these first bytes is no text. */
    static boolean isBinary(byte[] head) {
        int from = 0;
        while (from < head.length && head[from] == 0) {
            from++;
        }
        byte[] sample = Arrays.copyOfRange(head, from, Math.min(head.length, from + SAMPLE));
        return isBinary(sample, sample.length);
    }

    /** A text may hold a few control characters, even NUL; a binary has many, or some and is no UTF-8 either. */
    private static boolean isBinary(byte[] bytes, int length) {
        int odd = 0;
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (b >= 0 && b < ' ' && (b < '\b' || b > '\r') && b != 0x1b) {
                odd++;
            }
        }
        return odd * 10 > length * 3 || (odd * 20 > length && !isUtf8(bytes));
    }

    private static boolean isUtf8(byte[] bytes) {
        // What is no UTF-8 is decoded to other letters than those that it would be encoded from.
        return Arrays.equals(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
    }
}
