package dev.galeractl.replication.position;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GcacheFileTest {
    @Test
    void aCacheInUseNamesItsHistoryOnly() throws PositionProblem {
        GcacheFile file = GcacheFile.parse(
                "Version: 2\nGID: f0140c50-e660-11f1-b64a-22a2d6287e55\nsynced: 0\n\n\0\0\0".getBytes(US_ASCII));
        assertThat(file.history()).isPresent();
        assertThat(file.synced()).isFalse();
        assertThat(file.first()).isEqualTo(Seqno.UNDEFINED);
        assertThat(file.last()).isEqualTo(Seqno.UNDEFINED);
        assertThat(file.offset()).isEmpty();
    }

    @Test
    void aCacheClosedCleanlyNamesItsSeqnosToo() throws PositionProblem {
        GcacheFile file = GcacheFile.parse(
                "Version: 2\nGID: f0140c50-e660-11f1-b64a-22a2d6287e55\nseqno_min: 2\nseqno_max: 9\noffset: 1280\nsynced: 1\n\0"
                        .getBytes(US_ASCII));
        assertThat(file.synced()).isTrue();
        assertThat(file.first()).isEqualTo(Seqno.of(2));
        assertThat(file.last()).isEqualTo(Seqno.of(9));
        assertThat(file.offset()).hasValue(1280);
    }

    @Test
    void theBytesBehindTheTextDoNotMatter() throws PositionProblem {
        byte[] text = "Version: 2\nGID: 00000000-0000-0000-0000-000000000000\nsynced: 0\n".getBytes(US_ASCII);
        byte[] file = new byte[4096];
        System.arraycopy(text, 0, file, 0, text.length);
        file[2000] = 'x';
        assertThat(GcacheFile.parse(file).history()).isEmpty();
    }

    @Test
    void anotherFileIsRefused() {
        assertThatThrownBy(() -> GcacheFile.parse(new byte[0])).hasMessage("the file is empty");
        assertThatThrownBy(() -> GcacheFile.parse(new byte[1280])).hasMessage("the file is empty");
        assertThatThrownBy(() -> GcacheFile.parse("SQLite format 3".getBytes(US_ASCII)))
                .hasMessage("line 1 is not understood: 'SQLite format 3'");
    }
}
