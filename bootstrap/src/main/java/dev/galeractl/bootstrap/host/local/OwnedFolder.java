package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.plan.Step;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one folder in which galeractl may write, delete and kill without being asked about each: it made the folder, and a mark in it says so. */
final class OwnedFolder {
    /** No folder at all: the host is somebody else's. */
    static final OwnedFolder NONE = new OwnedFolder(Optional.empty(), "");

    private static final String UNFINISHED = ".new";

    private final Optional<Path> root;
    private final String mark;

    private OwnedFolder(Optional<Path> root, String mark) {
        this.root = root;
        this.mark = mark;
    }

    /**
     * @param mark the name of the file in it that says whose it is
     */
    static OwnedFolder at(Path root, String mark) {
        return new OwnedFolder(Optional.of(root.toAbsolutePath().normalize()), mark);
    }

    boolean contains(Path path) {
        return root.filter(it -> real(path).startsWith(real(it))).isPresent();
    }

    /** With all links followed; of what does not exist yet, those of its nearest folder that does. */
    private static Path real(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        for (@Nullable Path existing = whole; existing != null; existing = existing.getParent()) {
            try {
                return existing.toRealPath().resolve(existing.relativize(whole)).normalize();
            } catch (IOException absent) {
                // The folder it will be in decides.
            }
        }
        return whole;
    }

    /** Whether nothing is in it, or it does not exist; a mark that was not finished when galeractl was killed is no content. */
    boolean isEmpty() {
        if (root.isEmpty() || !Files.exists(root.get())) {
            return true;
        }
        try (Stream<Path> entries = Files.list(root.get())) {
            return entries.allMatch(unfinishedMark(root.get())::equals);
        } catch (IOException notAFolderOrNotOurs) {
            return false;
        }
    }

    /** Whether it holds only the beginning of its mark: galeractl was killed while it wrote the very first file. */
    boolean isOnlyBegun() {
        return root.filter(it -> Files.isDirectory(it, LinkOption.NOFOLLOW_LINKS))
                        .map(this::unfinishedMark)
                        .filter(half -> Files.isRegularFile(half, LinkOption.NOFOLLOW_LINKS))
                        .isPresent()
                && isEmpty();
    }

    private Path unfinishedMark(Path folder) {
        return folder.resolve(mark + UNFINISHED);
    }

    /** Writes a file so that it is there completely or not at all; what was there before stays beside it. Says whether anything changed. */
    boolean write(Path file, String content) throws IOException {
        if (!contains(file)) {
            throw new IOException(file + " is not in a folder of galeractl's own");
        }
        if (Files.isRegularFile(file)) {
            if (Files.readString(file).equals(content)) {
                return false;
            }
            Files.copy(
                    file,
                    file.resolveSibling(file.getFileName() + Step.COPY_OF_A_FILE),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " has no folder");
        }
        Files.createDirectories(folder);
        Path half = Files.writeString(file.resolveSibling(file.getFileName() + UNFINISHED), content);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    /** Deletes a folder in it, or all of it; the mark goes last, so that an interrupted deletion can be gone on with. Follows no links. */
    boolean delete(Path folder) throws IOException {
        boolean all = root.equals(Optional.of(folder.toAbsolutePath().normalize()));
        if (all && isOnlyBegun()) {
            Files.delete(unfinishedMark(folder));
            Files.delete(folder);
            return true;
        }
        if (root.isEmpty() || !mayDelete(folder, root.get())) {
            throw new IOException(folder + " carries no mark of galeractl and is left alone");
        }
        Path own = root.get();
        Path keep = own.resolve(mark);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.equals(keep)) {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem) throws IOException {
                if (problem != null) {
                    throw problem;
                }
                if (!visited.equals(own)) {
                    Files.deleteIfExists(visited);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        if (all) {
            Files.deleteIfExists(keep);
            Files.deleteIfExists(own);
        }
        return true;
    }

    private boolean mayDelete(Path folder, Path own) {
        return contains(folder)
                && !Files.isSymbolicLink(own)
                && !Files.isSymbolicLink(folder)
                && Files.isRegularFile(own.resolve(mark));
    }
}
