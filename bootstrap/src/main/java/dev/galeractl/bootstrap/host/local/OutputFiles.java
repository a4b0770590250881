package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.cluster.interview.FileStanding;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Looks whether a file can be written, and writes nothing. */
public final class OutputFiles {
    private OutputFiles() {}

    /** The file that somebody named; {@code ~/} is the home folder. */
    public static Path path(String named) {
        return OptionFileWriter.named(named);
    }

    /** What is there now; somebody else may change it before it is written. */
    public static FileStanding standing(String named) {
        try {
            Path file = path(named);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return Files.isRegularFile(file) ? FileStanding.TAKEN : FileStanding.NO_FILE;
            }
            Path folder = file.toAbsolutePath().normalize().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                return FileStanding.NO_FOLDER;
            }
            return Files.isWritable(folder) ? FileStanding.FREE : FileStanding.NO_PERMISSION;
        } catch (InvalidPathException noPath) {
            return FileStanding.NO_FILE;
        }
    }
}
