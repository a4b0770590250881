package dev.galeractl.replication.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.group.frame.Checksum;
import dev.galeractl.replication.group.frame.Frame;
import dev.galeractl.replication.group.frame.Handshake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Against listeners of our own, which also hear whether anything was sent. */
class SilentGroupProbeTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final UUID PEER = UUID.fromString("7f3b863e-e648-11f1-82b0-1365a6031303");

    @Test
    void aGreetingNamesThePeer() throws IOException {
        byte[] greeting = new Frame(Checksum.CRC32C, new Handshake(3, PEER, new UUID(1, 2)).encode()).encode();
        ProbeResult result = probe(greeting, false);
        assertThat(result).isInstanceOfSatisfying(ProbeResult.Handshake.class, handshake -> {
            assertThat(handshake.peer()).isEqualTo(PEER);
            assertThat(handshake.segment()).isEqualTo(3);
            assertThat(handshake.checksum()).isEqualTo(Checksum.CRC32C);
        });
    }

    @Test
    void silenceIsSilence() throws IOException {
        assertThat(probe(new byte[0], false)).isEqualTo(new ProbeResult.Silent());
    }

    @Test
    void aDatabaseServerIsNotGalera() throws IOException {
        byte[] mysql = "J\0\0\0\n5.5.5-10.11.19-MariaDB".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(probe(mysql, false)).isInstanceOf(ProbeResult.NotGalera.class);
    }

    @Test
    void aClosedConnectionIsNotGalera() throws IOException {
        assertThat(probe(new byte[0], true)).isInstanceOf(ProbeResult.NotGalera.class);
    }

    @Test
    void aPortOnWhichNothingListensRefuses() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(new SilentGroupProbe().probe(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), SECOND))
                .isEqualTo(new ProbeResult.Refused());
    }

    @Test
    void aNameThatDoesNotResolveIsUnreachable() {
        assertThat(new SilentGroupProbe().probe(InetSocketAddress.createUnresolved("nowhere.invalid", 4567), SECOND))
                .isInstanceOf(ProbeResult.Unreachable.class);
    }

    /** Answers one connection with these bytes, and asserts that not one came. */
    private static ProbeResult probe(byte[] answer, boolean closeAtOnce) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Integer> heard = CompletableFuture.supplyAsync(() -> {
                try (Socket connection = listener.accept()) {
                    connection.getOutputStream().write(answer);
                    return closeAtOnce ? -1 : connection.getInputStream().read();
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            });
            ProbeResult result = new SilentGroupProbe()
                    .probe(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()), SECOND);
            assertThat(heard.join()).as("bytes sent by the probe").isEqualTo(-1);
            return result;
        }
    }
}
