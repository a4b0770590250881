package dev.galeractl.completions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the files that are generated from the command model and the catalogue of findings, or checks that they are what would be
 * written: {@code Generate write|check REPOSITORY}.
 */
public final class Generate {
    private Generate() {}

    /** Ends with status 1 if a checked file is not up to date, and with 2 if it was called wrongly. */
    public static void main(String... args) throws IOException {
        if (args.length != 2 || !List.of("write", "check").contains(args[0])) {
            System.err.println("usage: Generate write|check REPOSITORY");
            System.exit(2);
        }
        GeneratedFiles files = GeneratedFiles.ofTheProgram(Path.of(args[1]));
        if (args[0].equals("write")) {
            files.write().forEach(file -> System.out.println("wrote " + file));
            return;
        }
        List<Path> stale = files.stale();
        stale.forEach(file -> System.err.println(file + " is not what is generated; run scripts/generate"));
        System.exit(stale.isEmpty() ? 0 : 1);
    }
}
