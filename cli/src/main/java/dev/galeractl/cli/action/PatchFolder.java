package dev.galeractl.cli.action;

import java.nio.file.Path;
import java.util.Collection;

/**
 * The folder that the names in a patch count from: the current one if all files are in it, else the nearest that holds them all, because the
 * program takes no full paths.
 */
record PatchFolder(Path path, boolean current) {

    /** For files named by their full paths. */
    static PatchFolder of(Collection<Path> files) {
        Path here = Path.of("").toAbsolutePath();
        if (files.stream().allMatch(file -> file.startsWith(here))) {
            return new PatchFolder(here, true);
        }
        Path common = null;
        for (Path file : files) {
            Path folder = file.resolveSibling(".").normalize();
            common = common == null ? folder : common;
            while (!folder.startsWith(common)) {
                common = common.resolveSibling(".").normalize();
            }
        }
        return new PatchFolder(common == null ? here : common, false);
    }

    String name(Path file) {
        return path.relativize(file).toString();
    }

    String command() {
        return current ? "patch -p0" : "patch -p0 -d " + quoted(path.toString());
    }

    private static String quoted(String word) {
        return word.matches("[\\w./+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
