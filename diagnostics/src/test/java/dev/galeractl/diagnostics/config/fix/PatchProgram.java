package dev.galeractl.diagnostics.config.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.galeractl.replication.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The real {@code patch}, which knows best whether it takes a diff. */
final class PatchProgram {

    private PatchProgram() {}

    /** What becomes of a file when {@code patch -p0} gets the diff, without being allowed any guess. */
    static String applied(Path folder, SourceText file, String diff) {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/patch")), "patch is not installed");
        try {
            Path target = folder.resolve(file.name());
            Files.write(target, file.text().getBytes(file.charset()));
            Files.write(folder.resolve("fix.diff"), diff.getBytes(file.charset()));
            Process patch = new ProcessBuilder(List.of(
                            "patch", "-p0", "--fuzz=0", "--binary", "--no-backup-if-mismatch", "-i", "fix.diff"))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(patch.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(patch.waitFor()).as("%s%n%s", diff, said).isZero();
            return new String(Files.readAllBytes(target), file.charset());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
