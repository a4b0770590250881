package dev.galeractl.replication.group.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Whatever a peer says: it is a frame, may become one, or is told to be none; in any pieces the same. */
class FrameFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void anyBytesAreReadOrRefused(byte[] bytes) {
        Optional<Frame> whole = decode(bytes);
        int length = Math.min(bytes.length, Frame.HEADER_BYTES + Frame.LONGEST_MESSAGE);
        for (int i = 0; i < length; i++) {
            Optional<Frame> part = decode(Arrays.copyOf(bytes, i));
            assertThat(part.isEmpty() || whole.isPresent()).isTrue();
        }
        whole.ifPresent(frame -> understand(frame.message()));
        understand(bytes);
    }

    private static Optional<Frame> decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            Optional<Frame> frame = Frame.decode(buffer);
            assertThat(buffer.position())
                    .isEqualTo(frame.map(it -> Frame.HEADER_BYTES + it.message().length)
                            .orElse(0));
            return frame;
        } catch (FrameProblem refused) {
            return Optional.empty();
        }
    }

    private static void understand(byte[] message) {
        try {
            assertThat(Handshake.decode(message).segment()).isBetween(0, 255);
        } catch (FrameProblem refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        try {
            Refusal refusal = Refusal.decode(message);
            assertThat(refusal.sameGroup() && refusal.otherGroup()).isFalse();
        } catch (FrameProblem refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
