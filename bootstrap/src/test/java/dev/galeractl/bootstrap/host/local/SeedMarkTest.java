package dev.galeractl.bootstrap.host.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedMarkTest {
    private static final String STATE = """
            # GALERA saved state
            version: 2.1
            uuid:    95039a0f-e664-11f1-ba08-822a38b59fd7
            seqno:   7
            safe_to_bootstrap: 0
            """;

    @Test
    void theOldStateStaysBesideAndTheModeStays(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("grastate.dat"), STATE);
        Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rw-rw----");
        Files.setPosixFilePermissions(file, mode);
        assertThat(SeedMark.set(file)).isTrue();
        assertThat(file).content().contains("safe_to_bootstrap: 1").contains("seqno:   7");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(mode);
        assertThat(folder.resolve("grastate.dat.before-bootstrap")).hasContent(STATE);
        assertThat(folder.resolve("grastate.dat.new")).doesNotExist();
        assertThat(SeedMark.set(file)).isFalse();
    }
}
