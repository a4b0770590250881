package dev.galeractl.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a text with the text in a file under version control.
 *
 * <p>With {@code -Dgolden.update} the file is written <em>and the test fails</em>, so that an accepting run is never mistaken for a
 * passing one: run again without it, and read the difference in version control.
 */
public final class Golden {
    private static final String UPDATE = "golden.update";

    private Golden() {}

    /**
     * Fails unless the file holds exactly this text.
     *
     * @param file relative to the module's folder, where Surefire runs, for example {@code src/test/goldens/two-nodes.txt}
     */
    public static void assertMatches(Path file, String actual) {
        try {
            if (System.getProperty(UPDATE) != null) {
                update(file, actual);
            } else if (Files.notExists(file)) {
                fail("There is no %s yet; run once with -D%s to write it. The text is:%n%s", file, UPDATE, actual);
            } else {
                assertThat(actual).as("%s (accept with -D%s)", file, UPDATE).isEqualTo(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The golden " + file + " could not be used", e);
        }
    }

    private static void update(Path file, String actual) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(actual)) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, actual);
        fail("%s was written; run again without -D%s", file, UPDATE);
    }
}
