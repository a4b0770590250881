package dev.galeractl.replication.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.galeractl.replication.source.InputProblem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnpackedInputTest {
    private static final byte[] TEXT = text();

    @ParameterizedTest
    @EnumSource
    void whatWasPackedComesOut(Packing packing) throws IOException {
        UnpackedInput in = open(packing.pack(TEXT));

        byte[] got = in.readAllBytes();
        assertThat(in.damage()).isEmpty();
        assertThat(Arrays.equals(got, TEXT)).as("%s bytes", got.length).isTrue();
        assertThat(in.position()).isEqualTo(TEXT.length);
    }

    @ParameterizedTest
    @EnumSource
    void piecesPackedOneAfterTheOtherAreOneText(Packing packing) throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(packing.pack(TEXT));
        both.write(packing.pack("more\n".getBytes(UTF_8)));

        UnpackedInput in = open(both.toByteArray());

        byte[] got = in.readAllBytes();
        assertThat(in.damage()).isEmpty();
        assertThat(got.length).isEqualTo(TEXT.length + 5);
        assertThat(new String(got, TEXT.length, 5, UTF_8)).isEqualTo("more\n");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aCutFileGivesItsBeginningAndSaysSo(Packing packing) throws IOException {
        byte[] packed = packing.pack(TEXT);
        for (int length :
                new int[] {packed.length - 1, packed.length - 9, packed.length * 2 / 3, packed.length / 3, 20}) {
            UnpackedInput in = open(Arrays.copyOf(packed, length));
            byte[] got = in.readAllBytes();

            assertThat(in.damage())
                    .as("%s cut at %s of %s", packing, length, packed.length)
                    .isPresent();
            assertThat(Arrays.equals(got, Arrays.copyOf(TEXT, got.length)))
                    .as("%s cut at %s of %s", packing, length, packed.length)
                    .isTrue();
            assertThat(in.position()).isEqualTo(got.length);
            if (length > packed.length / 2) {
                assertThat(got.length)
                        .as("%s cut at %s of %s", packing, length, packed.length)
                        .isGreaterThan(TEXT.length / 4);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aChangedByteIsNoticed(Packing packing) throws IOException {
        byte[] packed = packing.pack(TEXT);
        packed[packed.length / 2] ^= 0x55;
        packed[packed.length / 2 + 1] ^= 0x55;
        UnpackedInput in = open(packed);
        in.readAllBytes();

        assertThat(in.damage()).as("%s", packing).isPresent();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void anyDamageIsSurvived(Packing packing) throws IOException {
        byte[] packed = packing.pack(Arrays.copyOf(TEXT, 20_000));
        Random random = new Random(42);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = packed.clone();
            for (int j = 0; j < 3; j++) {
                damaged[6 + random.nextInt(damaged.length - 6)] = (byte) random.nextInt();
            }
            try {
                assertThat(open(damaged).readAllBytes().length).isLessThan(10_000_000);
            } catch (InputProblem binary) {
                assertThat(binary.kind()).isEqualTo(InputProblem.Kind.BINARY);
            }
        }
    }

    @Test
    void gzipWithSomethingElseBehindIsNoticed() throws IOException {
        byte[] packed = Packing.GZIP.pack(TEXT);
        byte[] longer = Arrays.copyOf(packed, packed.length + 3);

        assertThat(drain(open(longer)).damage()).isEmpty();
        longer[packed.length] = 'x';
        assertThat(drain(open(longer)).damage()).isPresent();
    }

    @Test
    void aHoleAtTheBeginningIsNoBinary() throws IOException {
        byte[] bytes = new byte[300_000];
        System.arraycopy(TEXT, 0, bytes, 200_000, 100_000);

        assertThat(Arrays.equals(open(bytes).readAllBytes(), bytes)).isTrue();
        assertThat(Arrays.equals(open(Packing.GZIP.pack(bytes)).readAllBytes(), bytes))
                .isTrue();
        assertThatThrownBy(() -> open(new byte[300_000])).isInstanceOf(InputProblem.class);
    }

    @Test
    void aBombIsNotHeld() throws IOException {
        byte[] line = "2026-11-22 10:23:11 0 [Note] WSREP: again and again and again and again\n".getBytes(UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 3_000_000; i++) {
                out.write(line);
            }
        }
        UnpackedInput in = open(packed.toByteArray());

        assertThat(in.transferTo(OutputStream.nullOutputStream())).isEqualTo(3_000_000L * line.length);
    }

    private static UnpackedInput drain(UnpackedInput in) throws IOException {
        in.readAllBytes();
        return in;
    }

    private static UnpackedInput open(byte[] bytes) throws IOException {
        return UnpackedInput.of("x", new Portions(bytes));
    }

    /** Half as compressible as a log, so that it fills several blocks of each format. */
    private static byte[] text() {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 3_000_000; i++) {
            text.append("2026-11-22 10:23:11 0 [Note] WSREP: line ")
                    .append(i)
                    .append(' ')
                    .append(Long.toHexString(random.nextLong()))
                    .append('\n');
        }
        return text.toString().getBytes(UTF_8);
    }

    /** As a pipe gives them. */
    private static final class Portions extends InputStream {
        private final ByteArrayInputStream bytes;

        Portions(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, Math.min(length, 4097));
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
