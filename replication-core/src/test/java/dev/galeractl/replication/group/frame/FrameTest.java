package dev.galeractl.replication.group.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
    /** Greetings that MariaDB 10.11.19 with Galera 26.4.23 sent, byte for byte. */
    private static final String GREETING =
            "240000029069a0ba000110007f3b863ee64811f182b01365a6031303adf60bb5e64811f1b119b233227cc657";

    @Test
    void aGreetingIsReadByteForByte() throws FrameProblem {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(GREETING));
        Frame frame = Frame.decode(bytes).orElseThrow();
        assertThat(frame.checksum()).isEqualTo(Checksum.CRC32C);
        assertThat(bytes.hasRemaining()).isFalse();
        Handshake greeting = Handshake.decode(frame.message());
        assertThat(greeting)
                .isEqualTo(new Handshake(
                        0,
                        UUID.fromString("7f3b863e-e648-11f1-82b0-1365a6031303"),
                        UUID.fromString("adf60bb5-e648-11f1-b119-b233227cc657")));
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfChecksumIsReadBack(Checksum kind) throws FrameProblem {
        byte[] message = "not shorter than a head".getBytes(StandardCharsets.US_ASCII);
        Frame frame =
                Frame.decode(ByteBuffer.wrap(PeerFrames.frame(kind, message))).orElseThrow();
        assertThat(frame.checksum()).isEqualTo(kind);
        assertThat(frame.message()).isEqualTo(message);
    }

    @Test
    void aFrameIsNotReadBeforeItIsWhole() throws FrameProblem {
        byte[] whole = bytes(GREETING);
        for (int length = 0; length < whole.length; length++) {
            ByteBuffer part = ByteBuffer.wrap(whole, 0, length);
            assertThat(Frame.decode(part)).isEmpty();
            assertThat(part.position()).isZero();
        }
    }

    @Test
    void everyFlippedBitIsNoticed() {
        byte[] whole = bytes(GREETING);
        for (int bit = 0; bit < whole.length * 8; bit++) {
            // "Also CRC-32": a receiver checks the other kind first, which is right.
            if (bit == 24) {
                continue;
            }
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            try {
                // Either it is refused, or it waits for bytes that will not come; or the bit says "another checksum"
                // and the sum is wrong.
                assertThat(Frame.decode(ByteBuffer.wrap(damaged)))
                        .as("bit %d", bit)
                        .isEmpty();
            } catch (FrameProblem noticed) {
                assertThat(noticed.getMessage()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5000000a352e352e352d3130", // the greeting of a MySQL server
                "5353482d322e302d4f70656e5353485f392e32", // ssh
                "485454502f312e31203430302042", // http
                "15030300020228", // a TLS alert
                "0000000000000000", // nothing, with the checksum of nothing
                "550000020000000000", // one byte longer than a refusal
                "ffffffffffffffff"
            })
    void otherProtocolsAreNoFrames(String hex) {
        assertThat(isFrame(hex)).isFalse();
    }

    @Test
    void otherMessagesAreNoGreetings() {
        assertThatThrownBy(() -> Handshake.decode(new byte[] {0, 3, 0, 0}))
                .hasMessage("the message's type is 3 instead of a greeting");
        assertThatThrownBy(() -> Handshake.decode(new byte[] {1, 1, 0x10, 0}))
                .hasMessage("the message's version is 1 instead of 0");
        assertThatThrownBy(() -> Handshake.decode(new byte[35])).isInstanceOf(FrameProblem.class);
        assertThatThrownBy(() -> Handshake.decode(new byte[0])).isInstanceOf(FrameProblem.class);
    }

    private static boolean isFrame(String hex) {
        try {
            return Frame.decode(ByteBuffer.wrap(bytes(hex))).isPresent();
        } catch (FrameProblem expected) {
            return false;
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
