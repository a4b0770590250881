package dev.galeractl.completions;

import dev.galeractl.completions.knowledge.KnowledgeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the files that are generated from the command model, the catalogue of findings, the keys of cluster.yaml and the knowledge of options, or checks that
 * they are what would be written: {@code Generate write|check REPOSITORY}.
 */
public final class Generate {
    private Generate() {}

    /**
     * Ends with status 1 if a checked file is not up to date or an authored one cannot be compiled, and with 2 if it was called
     * wrongly.
     */
    public static void main(String... args) throws IOException {
        if (args.length != 2 || !List.of("write", "check").contains(args[0])) {
            System.err.println("usage: Generate write|check REPOSITORY");
            System.exit(2);
        }
        try {
            run(args[0], GeneratedFiles.ofTheProgram(Path.of(args[1])));
        } catch (KnowledgeException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(String mode, GeneratedFiles files) throws IOException {
        if (mode.equals("write")) {
            files.write().forEach(file -> System.out.println("wrote " + file));
            return;
        }
        List<Path> stale = files.stale();
        stale.forEach(file -> System.err.println(file + " is not what is generated; run scripts/generate"));
        System.exit(stale.isEmpty() ? 0 : 1);
    }
}
