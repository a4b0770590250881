package dev.galeractl.replication.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.group.ProbeResult.GroupAnswer;
import dev.galeractl.replication.group.ProbeResult.NotGalera;
import dev.galeractl.replication.group.ProbeResult.Reason;
import dev.galeractl.replication.group.frame.Checksum;
import dev.galeractl.replication.group.frame.GroupName;
import dev.galeractl.replication.group.frame.GroupQuestion;
import dev.galeractl.replication.group.frame.PeerFrames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Against listeners of our own, which also keep all that was sent. */
class SafeGroupProbeTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final UUID PEER = UUID.fromString("7f3b863e-e648-11f1-82b0-1365a6031303");
    private static final UUID CONNECTION = new UUID(1, 2);
    private static final byte[] GREETING = PeerFrames.greeting(3, PEER, CONNECTION);
    private static final int QUESTION_BYTES = 140;

    @Test
    void aGreetingNamesThePeerAndNothingIsSent() throws IOException {
        Meeting meeting = meet(Optional.empty(), (in, connection) -> say(connection, GREETING));
        assertThat(meeting.result()).isInstanceOfSatisfying(ProbeResult.Greeted.class, greeted -> {
            assertThat(greeted.peer()).isEqualTo(PEER);
            assertThat(greeted.segment()).isEqualTo(3);
            assertThat(greeted.checksum()).isEqualTo(Checksum.CRC32C);
            assertThat(greeted.encryption()).isEqualTo(new Encryption.Plain());
            assertThat(greeted.group()).isEmpty();
        });
        assertThat(meeting.heard()).isEmpty();
    }

    @Test
    void aRefusedAddressMeansThatTheNameIsRight() throws IOException {
        Meeting meeting = meet(Optional.of("prod"), (in, connection) -> {
            say(connection, GREETING);
            in.writeBytes(connection.getInputStream().readNBytes(QUESTION_BYTES));
            say(connection, PeerFrames.refusal(PEER, "invalid node address"));
        });
        assertThat(answer(meeting)).contains(GroupAnswer.SAME);
        assertThat(meeting.heard()).hasSize(QUESTION_BYTES);
        assertThat(new String(meeting.heard(), StandardCharsets.ISO_8859_1)).contains("prod");
    }

    @Test
    void aRefusedGroupIsAnother() throws IOException {
        Meeting meeting = meet(Optional.of("prod"), (in, connection) -> {
            say(connection, GREETING);
            in.writeBytes(connection.getInputStream().readNBytes(QUESTION_BYTES));
            say(connection, PeerFrames.refusal(PEER, "invalid group"));
        });
        assertThat(answer(meeting)).contains(GroupAnswer.OTHER);
        assertThat(meeting.heard()).hasSize(QUESTION_BYTES);
    }

    @Test
    void anyOtherAnswerIsUnclear() throws IOException {
        Meeting other = meet(Optional.of("prod"), (in, connection) -> {
            say(connection, GREETING);
            in.writeBytes(connection.getInputStream().readNBytes(QUESTION_BYTES));
            say(connection, PeerFrames.refusal(PEER, "evicted"));
        });
        assertThat(answer(other)).contains(GroupAnswer.UNCLEAR);
        Meeting hangsUp = meet(Optional.of("prod"), (in, connection) -> {
            say(connection, GREETING);
            in.writeBytes(connection.getInputStream().readNBytes(QUESTION_BYTES));
        });
        assertThat(answer(hangsUp)).contains(GroupAnswer.UNCLEAR);
        assertThat(hangsUp.heard()).hasSize(QUESTION_BYTES);
    }

    @Test
    void whoGreetsInPiecesIsHeardToTheEnd() throws IOException {
        Meeting meeting = meet(Optional.empty(), (in, connection) -> {
            say(connection, Arrays.copyOf(GREETING, 5));
            pause(40);
            say(connection, Arrays.copyOfRange(GREETING, 5, GREETING.length));
        });
        assertThat(meeting.result()).isInstanceOf(ProbeResult.Greeted.class);
    }

    @Test
    void aGreetingThatIsHeldBackForTlsIsPlaintextAfterAll() throws IOException {
        Meeting meeting = meet(Optional.empty(), (in, connection) -> {
            in.write(connection.getInputStream().read());
            pause(700);
            say(connection, GREETING);
        });
        assertThat(meeting.result())
                .isInstanceOfSatisfying(
                        ProbeResult.Greeted.class,
                        greeted -> assertThat(greeted.encryption()).isEqualTo(new Encryption.PlainAfterWaiting()));
        assertIsBeginningOfTls(meeting.heard());
    }

    @Test
    void silenceIsAskedForTlsOnceAndIsSilence() throws IOException {
        Meeting meeting = meet(Optional.of("prod"), (in, connection) -> {});
        assertThat(meeting.result()).isEqualTo(new ProbeResult.Silent());
        assertIsBeginningOfTls(meeting.heard());
    }

    @Test
    void aDatabaseServerIsNotGaleraAndSaysWhoItIs() throws IOException {
        byte[] mysql = "J\0\0\0\n5.5.5-10.11.19-MariaDB\0".getBytes(StandardCharsets.ISO_8859_1);
        Meeting meeting = meet(Optional.of("prod"), (in, connection) -> say(connection, mysql));
        assertThat(meeting.result()).isEqualTo(new NotGalera(Reason.OTHER_PROTOCOL, "5.5.5-10.11.19-MariaDB"));
        assertThat(meeting.heard()).isEmpty();
    }

    @Test
    void aWebServerThatAnswersTlsInPlaintextIsNotGalera() throws IOException {
        Meeting meeting = meet(Optional.empty(), (in, connection) -> {
            in.write(connection.getInputStream().read());
            say(connection, "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });
        assertThat(meeting.result()).isEqualTo(new NotGalera(Reason.OTHER_PROTOCOL, "HTTP/1.1 400 Bad Request"));
    }

    @Test
    void endlessBytesEndAtOnce() throws IOException {
        Meeting meeting = meet(Optional.of("prod"), (in, connection) -> {
            byte[] noise = new byte[1 << 16];
            Arrays.fill(noise, (byte) 0x41);
            for (int i = 0; i < 1000; i++) {
                say(connection, noise);
            }
        });
        assertThat(meeting.result()).isInstanceOf(NotGalera.class);
        assertThat(meeting.took()).isLessThan(SECOND);
    }

    @Test
    void whoDripsIsNotWaitedForForever() throws IOException {
        Meeting meeting = meet(Optional.empty(), (in, connection) -> {
            for (byte each : Arrays.copyOf(GREETING, 20)) {
                say(connection, new byte[] {each});
                pause(50);
            }
        });
        assertThat(meeting.result()).isEqualTo(new NotGalera(Reason.CUT_SHORT, ""));
        assertThat(meeting.took()).isLessThan(SECOND);
    }

    @Test
    void whoHangsUpAtOnceIsNotGalera() throws IOException {
        Meeting meeting = meet(Optional.empty(), (in, connection) -> connection.shutdownOutput());
        assertThat(meeting.result()).isEqualTo(new NotGalera(Reason.CLOSED, ""));
    }

    @Test
    void anotherMessageThanAGreetingIsToldAsSuch() throws IOException {
        Meeting meeting = meet(
                Optional.of("prod"), (in, connection) -> say(connection, PeerFrames.refusal(PEER, "something else")));
        assertThat(meeting.result())
                .isInstanceOfSatisfying(
                        NotGalera.class, it -> assertThat(it.reason()).isEqualTo(Reason.OTHER_MESSAGE));
        assertThat(meeting.heard()).isEmpty();
    }

    @Test
    void aPortOnWhichNothingListensRefuses() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(new SafeGroupProbe().probe(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), SECOND))
                .isEqualTo(new ProbeResult.Refused());
    }

    /** Both kinds of stream are used by what they promise, and the question is all that they promise to write. */
    @Test
    void aStreamTakesNothingToWriteButTheQuestion() {
        assertThat(PeerStream.class.getDeclaredMethods())
                .extracting(Method::getName)
                .containsExactlyInAnyOrder("read", "ask", "end");
        assertThat(Stream.of(PeerStream.class.getDeclaredMethods())
                        .filter(method -> method.getName().equals("ask"))
                        .flatMap(method -> Stream.of(method.getParameterTypes())))
                .containsExactly(GroupQuestion.class);
    }

    @Test
    void aNameThatDoesNotResolveIsUnresolved() {
        assertThat(new SafeGroupProbe().probe(InetSocketAddress.createUnresolved("nowhere.invalid", 4567), SECOND))
                .isEqualTo(new ProbeResult.Unresolved());
    }

    private static Optional<GroupAnswer> answer(Meeting meeting) {
        return meeting.result() instanceof ProbeResult.Greeted greeted ? greeted.group() : Optional.empty();
    }

    private static void assertIsBeginningOfTls(byte[] bytes) {
        assertThat(bytes).hasSizeBetween(50, 2000).startsWith(0x16, 0x03);
    }

    private static void say(Socket connection, byte[] bytes) throws IOException {
        connection.getOutputStream().write(bytes);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The other side: what it hears it keeps. */
    private interface Listener {
        void meet(ByteArrayOutputStream heard, Socket connection) throws IOException;
    }

    private record Meeting(ProbeResult result, ByteArrayOutputStream all, Duration took) {
        byte[] heard() {
            return all.toByteArray();
        }
    }

    /** Lets one probe meet a listener, and afterwards keeps what else is sent until the probe hangs up. */
    private static Meeting meet(Optional<String> group, Listener listener) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<ByteArrayOutputStream> heard = CompletableFuture.supplyAsync(() -> {
                try (Socket connection = server.accept()) {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    talk(listener, bytes, connection);
                    return bytes;
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            });
            long begin = System.nanoTime();
            ProbeResult result = new SafeGroupProbe()
                    .probe(new ProbeRequest(
                            new InetSocketAddress(server.getInetAddress(), server.getLocalPort()),
                            SECOND,
                            group.map(GroupName::new),
                            Optional.empty()));
            return new Meeting(result, heard.join(), Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private static void talk(Listener listener, ByteArrayOutputStream bytes, Socket connection) {
        try {
            listener.meet(bytes, connection);
            bytes.writeBytes(connection.getInputStream().readAllBytes());
        } catch (IOException hungUp) {
            // The probe had heard enough while something was on its way.
        }
    }
}
