package dev.galeractl.replication.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountPointsTest {
    @TempDir
    private Path folder;

    @Test
    void placesAreReadFromTheKernelsTable() {
        assertThat(MountPoints.places(List.of(
                        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw",
                        "36 22 8:1 /srv/db /var/lib/my\\040sql rw - ext4 /dev/sda1 rw")))
                .containsExactly("/", "/var/lib/my sql");
    }

    @Test
    void procIsAMountPointAndAFolderIsNot() {
        assertThat(MountPoints.isMountPoint(Path.of("/proc"))).isTrue();
        assertThat(MountPoints.isMountPoint(folder)).isFalse();
    }

    @Test
    void aLinkIsToldFromWhatItLeadsTo() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), data);
        assertThat(MountPoints.place(link)).isEqualTo(new DatadirPlace(link, data.toRealPath(), true, false));
        Path absent = folder.resolve("link/deeper/still");
        assertThat(MountPoints.place(absent).realPath())
                .isEqualTo(data.toRealPath().resolve("deeper/still"));
    }
}
