package dev.galeractl.replication.group.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was recorded between a probe and MariaDB 10.11.19 with Galera 26.4.23, and that nothing else can be sent. */
class GroupQuestionTest {

    @ParameterizedTest
    @CsvSource({
        "probe_group_match.txt, probe_test, ffffffff-e648-11f1-9f05-f3d32b896ad4, true",
        "probe_group_mismatch.txt, wrong_group, ffffffff-e648-11f1-ae05-ef6db6f9f9fa, false"
    })
    void theRecordedConversationByteForByte(String file, String name, UUID identity, boolean same) throws FrameProblem {
        List<byte[]> said = capture(file);
        assertThat(said).hasSize(3);
        Handshake greeting = Handshake.decode(frame(said.get(0)).message());
        assertThat(greeting.source()).isEqualTo(UUID.fromString("7f3b863e-e648-11f1-82b0-1365a6031303"));

        assertThat(GroupQuestion.inReplyTo(greeting, new GroupName(name), new ProbeIdentity(identity))
                        .bytes())
                .isEqualTo(said.get(1));

        Refusal refusal = Refusal.decode(frame(said.get(2)).message());
        assertThat(refusal.source()).isEqualTo(greeting.source());
        assertThat(refusal.sameGroup()).isEqualTo(same);
        assertThat(refusal.otherGroup()).isEqualTo(!same);
    }

    /** Any greeting, any name: always the same message, of which nothing but the identity, the peer's own number and the name differs. */
    @Test
    void whateverIsAskedItIsTheSameMessage() {
        Random random = new Random(4567);
        for (int i = 0; i < 20_000; i++) {
            Handshake greeting = new Handshake(
                    random.nextInt(256),
                    new UUID(random.nextLong(), random.nextLong()),
                    new UUID(random.nextLong(), random.nextLong()));
            GroupName name = name(random);
            byte[] bytes = GroupQuestion.inReplyTo(greeting, name).bytes();

            assertThat(bytes).hasSize(140);
            assertThat(HexFormat.of().formatHex(bytes, 0, 4)).isEqualTo("84000002");
            assertThat(HexFormat.of().formatHex(bytes, 8, 14))
                    .as("type, flags, segment, identity")
                    .isEqualTo("00021500ffff");
            assertThat(bytes[18] & 0xF0).as("version of the identity").isEqualTo(0x10);
            assertThat(new UUID(longAt(bytes, 28), longAt(bytes, 36))).isEqualTo(greeting.connection());
            assertThat(Arrays.copyOfRange(bytes, 44, 108)).as("address").containsOnly(0);
            byte[] group = name.text().getBytes(StandardCharsets.UTF_8);
            assertThat(Arrays.copyOfRange(bytes, 108, 140)).isEqualTo(Arrays.copyOf(group, 32));
            byte[] message = Arrays.copyOfRange(bytes, 8, 140);
            assertThat(bytes).as("checksum").isEqualTo(PeerFrames.frame(Checksum.CRC32C, message));
        }
    }

    @Test
    void everyQuestionIsAskedUnderANameOfItsOwn() {
        Set<Long> times = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            times.add(ProbeIdentity.fresh().uuid().timestamp());
        }
        assertThat(times).hasSize(2000);
    }

    @Test
    void noOtherIdentityCanBeTaken() {
        assertThatThrownBy(() -> new ProbeIdentity(UUID.fromString("7f3b863e-e648-11f1-82b0-1365a6031303")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProbeIdentity(new UUID(0, 0))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789012345678901234567890123", "日本語のクラスターの名前", "a\nb", "a\0b", "a\u0085b"})
    void whatNoGroupIsCalledIsNotAskedFor(String text) {
        assertThat(GroupName.of(text)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "12345678901234567890123456789012", "my cluster", "クラスター"})
    void whatAGroupMayBeCalledIsAskedFor(String text) {
        assertThat(GroupName.of(text)).isPresent();
    }

    /** No public way into these types takes bytes, but to read them; and the question alone gives any out. */
    @Test
    void nothingElseCanBeMadeOutOfBytes() {
        List<Class<?>> types = List.of(
                Checksum.class,
                Frame.class,
                FrameProblem.class,
                GroupName.class,
                GroupQuestion.class,
                Handshake.class,
                Refusal.class);
        for (Class<?> type : types) {
            assertThat(publicOnes(type.getDeclaredConstructors()))
                    .as("constructors of %s", type)
                    .noneMatch(GroupQuestionTest::takesBytes);
            assertThat(publicOnes(type.getDeclaredMethods())
                            .filter(method ->
                                    takesBytes(method) && !method.getName().equals("decode")))
                    .as("methods of %s", type)
                    .isEmpty();
            if (type != GroupQuestion.class) {
                assertThat(publicOnes(type.getDeclaredMethods())
                                .filter(method -> givesBytes(method)
                                        && !(type == Frame.class
                                                && method.getName().equals("message"))))
                        .as("methods of %s", type)
                        .isEmpty();
            }
        }
        assertThat(Stream.of(GroupQuestion.class.getDeclaredConstructors()))
                .allMatch(it -> Modifier.isPrivate(it.getModifiers()));
        assertThat(GroupQuestion.class.getModifiers()).matches(Modifier::isFinal);
    }

    private static <E extends Executable> Stream<E> publicOnes(E[] members) {
        return Stream.of(members).filter(member -> Modifier.isPublic(member.getModifiers()));
    }

    private static boolean takesBytes(Executable member) {
        return List.of(member.getParameterTypes()).stream()
                .anyMatch(type -> type == byte[].class || ByteBuffer.class.isAssignableFrom(type));
    }

    private static boolean givesBytes(Method method) {
        return method.getReturnType() == byte[].class || ByteBuffer.class.isAssignableFrom(method.getReturnType());
    }

    private static GroupName name(Random random) {
        while (true) {
            StringBuilder text = new StringBuilder();
            random.ints(1 + random.nextInt(32), 0x20, 0x3100).forEach(text::appendCodePoint);
            Optional<GroupName> name = GroupName.of(random.nextBoolean() ? text.toString() : text.substring(0, 1));
            if (name.isPresent()) {
                return name.get();
            }
        }
    }

    private static long longAt(byte[] bytes, int offset) {
        return ByteBuffer.wrap(bytes).getLong(offset);
    }

    private static Frame frame(byte[] bytes) throws FrameProblem {
        return Frame.decode(ByteBuffer.wrap(bytes)).orElseThrow();
    }

    /** The bytes of each frame of a recorded conversation, in order. */
    private static List<byte[]> capture(String file) {
        List<StringBuilder> frames = new ArrayList<>();
        try (InputStream in = GroupQuestionTest.class.getResourceAsStream(file)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList()) {
                if (line.startsWith("peer -> we") || line.startsWith("we -> peer")) {
                    frames.add(new StringBuilder());
                } else if (line.matches(" {6}[0-9a-f]{4} {2}.*")) {
                    frames.get(frames.size() - 1).append(line.substring(12, 60).replace(" ", ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return frames.stream().map(hex -> HexFormat.of().parseHex(hex)).toList();
    }
}
