package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.host.local.FileNotWritten.Kind;
import dev.galeractl.diagnostics.config.fix.ChangedFile;
import dev.galeractl.replication.source.SourceText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;

/**
 * Puts changed option files in the place of the old ones. At every moment the old or the new file is there, whole, with the same owner,
 * permissions and attributes; and before anything else a copy of the old one beside it.
 */
public final class OptionFileWriter {

    /** No server reads it: in an included folder only names that end in {@code .cnf} count. */
    private static final DateTimeFormatter COPY =
            DateTimeFormatter.ofPattern("'.galeractl-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final String COPY_END = ".bak";

    private OptionFileWriter() {}

    /**
     * Looks whether a file can be put in place, without touching anything.
     *
     * @return the file itself, where the name is a link
     * @throws FileNotWritten if it cannot
     */
    public static Path look(ChangedFile changed) {
        Path named = named(changed.before().name());
        try {
            Path file = named.toRealPath();
            if (!Files.isRegularFile(file)) {
                throw new FileNotWritten(Kind.NO_FILE, named, "");
            }
            if (Files.getAttribute(file, "unix:nlink") instanceof Integer links && links > 1) {
                throw new FileNotWritten(Kind.SEVERAL_NAMES, file, "");
            }
            if (!Files.isWritable(file.resolveSibling("."))) {
                throw new FileNotWritten(Kind.NO_PERMISSION, file, "");
            }
            unchanged(file, changed);
            return file;
        } catch (IOException e) {
            throw problem(named, e);
        }
    }

    /**
     * Puts a file in place.
     *
     * @param now for the name of the copy
     * @return the copy of the old one
     * @throws FileNotWritten if it cannot; the old file is there then
     */
    public static Path write(ChangedFile changed, Instant now) {
        Path file = look(changed);
        Path fresh = file.resolveSibling("." + file.getFileName() + ".galeractl-"
                + Long.toHexString(ProcessHandle.current().pid()) + ".new");
        try {
            Path copy = copy(file, now);
            // Made as a copy, it has the owner, the permissions and what else hangs on the old one, labels and access
            // lists as well.
            Files.copy(file, fresh, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            try {
                sameOwner(file, fresh);
                fill(fresh, bytes(changed.after().text(), changed));
                unchanged(file, changed);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            force(file.resolveSibling("."));
            return copy;
        } catch (IOException e) {
            throw problem(file, e);
        }
    }

    /**
     * What became of a file that was to have a text.
     *
     * @param changed whether it had another, or was not there
     * @param copy of the old one, if there was one
     */
    public record Put(boolean changed, Optional<Path> copy) {}

    /**
     * Gives a file this text, whether it is there already or not. One that says the same stays untouched.
     *
     * @throws FileNotWritten if it cannot; an old file is there then
     */
    public static Put put(SourceText wanted, Instant now) {
        Path file = named(wanted.name());
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                String old = Files.readString(file, wanted.charset());
                ChangedFile changed = new ChangedFile(
                        new SourceText(wanted.name(), old, wanted.charset(), wanted.worldWritable()), wanted);
                return old.equals(wanted.text())
                        ? new Put(false, Optional.empty())
                        : new Put(true, Optional.of(write(changed, now)));
            }
            create(file, wanted.text().getBytes(wanted.charset()));
            return new Put(true, Optional.empty());
        } catch (MalformedInputException notText) {
            throw new FileNotWritten(Kind.NO_FILE, file, "");
        } catch (IOException e) {
            throw problem(file, e);
        }
    }

    /** Appears whole or not at all, and never in the place of one that appeared meanwhile. */
    private static void create(Path file, byte[] bytes) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".galeractl-"
                + Long.toHexString(ProcessHandle.current().pid()) + ".new");
        try {
            Files.write(fresh, new byte[0], StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            fill(fresh, bytes);
            Files.createLink(file, fresh);
        } finally {
            Files.deleteIfExists(fresh);
        }
        force(file.resolveSibling("."));
    }

    /** The file of that name; {@code ~/} is the home folder. */
    static Path named(String name) {
        return name.startsWith("~/")
                ? Path.of(Optional.ofNullable(System.getenv("HOME")).orElse("~"), name.substring(2))
                : Path.of(name);
    }

    private static Path copy(Path file, Instant now) throws IOException {
        String name = file.getFileName() + COPY.format(now);
        for (int number = 1; ; number++) {
            Path copy = file.resolveSibling(name + (number == 1 ? "" : "-" + number) + COPY_END);
            try {
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                force(copy);
                return copy;
            } catch (FileAlreadyExistsException sameSecond) {
                // The next number is free, or the one after it.
            }
        }
    }

    private static void fill(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Forces what was written, or a folder's list of names, to the disk. */
    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void unchanged(Path file, ChangedFile changed) throws IOException {
        if (!Arrays.equals(Files.readAllBytes(file), bytes(changed.before().text(), changed))) {
            throw new FileNotWritten(Kind.CHANGED_MEANWHILE, file, "");
        }
    }

    private static byte[] bytes(String text, ChangedFile changed) {
        return text.getBytes(changed.before().charset());
    }

    private static void sameOwner(Path file, Path fresh) throws IOException {
        PosixFileAttributes wanted = Files.readAttributes(file, PosixFileAttributes.class);
        PosixFileAttributes got = Files.readAttributes(fresh, PosixFileAttributes.class);
        if (!wanted.owner().equals(got.owner())
                || !wanted.group().equals(got.group())
                || !wanted.permissions().equals(got.permissions())) {
            throw new FileNotWritten(Kind.OWNER_NOT_KEPT, file, wanted.owner() + ":" + wanted.group());
        }
    }

    private static FileNotWritten problem(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new FileNotWritten(Kind.NO_FILE, file, "");
        }
        if (e instanceof AccessDeniedException) {
            return new FileNotWritten(Kind.NO_PERMISSION, file, "");
        }
        return new FileNotWritten(Kind.FAILED, file, String.valueOf(e.getMessage()));
    }
}
