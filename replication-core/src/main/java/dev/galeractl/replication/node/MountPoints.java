package dev.galeractl.replication.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The places where something is mounted, as {@code /proc/self/mountinfo} shows them: bind mounts, which share their device with the folder above, among them. */
final class MountPoints {

    private static final Path TABLE = Path.of("/proc/self/mountinfo");
    private static final int PLACE_FIELD = 4;

    private MountPoints() {}

    /** Looks at a datadir's place. */
    static DatadirPlace place(Path datadir) {
        Path real = real(datadir.toAbsolutePath().normalize());
        return new DatadirPlace(datadir, real, Files.isSymbolicLink(datadir), isMountPoint(real));
    }

    /**
     * @param folder without symbolic links
     */
    static boolean isMountPoint(Path folder) {
        try {
            return places(Files.readAllLines(TABLE, StandardCharsets.UTF_8)).contains(folder.toString());
        } catch (IOException unknown) {
            return isOnAnotherDevice(folder);
        }
    }

    static List<String> places(List<String> table) {
        return table.stream()
                .map(line -> line.split(" ", -1))
                .filter(fields -> fields.length > PLACE_FIELD)
                .map(fields -> unescaped(fields[PLACE_FIELD]))
                .toList();
    }

    /** The kernel writes blanks, tabs, line ends and backslashes as three octal digits. */
    private static String unescaped(String field) {
        return field.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }

    private static boolean isOnAnotherDevice(Path folder) {
        try {
            Path parent = folder.getParent();
            return parent != null
                    && !Files.getAttribute(folder, "unix:dev").equals(Files.getAttribute(parent, "unix:dev"));
        } catch (IOException absent) {
            return false;
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException absent) {
            Path parent = path.getParent();
            return parent == null ? path : real(parent).resolve(path.getFileName());
        }
    }
}
