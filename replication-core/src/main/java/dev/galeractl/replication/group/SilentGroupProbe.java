package dev.galeractl.replication.group;

import dev.galeractl.replication.group.frame.Frame;
import dev.galeractl.replication.group.frame.FrameProblem;
import dev.galeractl.replication.group.frame.Handshake;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The safe probe: connect, listen for a moment, close. Nothing is ever sent.
 *
 * <p>Why so short: a node that decides between plaintext and TLS by the first bytes ({@code socket.dynamic}) holds up the whole cluster's commits while it
 * waits for them. A node in plaintext greets within a millisecond, so {@code max(0.15 s, 3 × connect time)} is enough, and no retry follows.
 */
public final class SilentGroupProbe implements GroupProbe {

    private static final Duration SHORTEST_LISTENING = Duration.ofMillis(150);
    private static final Duration LONGEST_LISTENING = Duration.ofMillis(700);

    @Override
    public ProbeResult probe(InetSocketAddress address, Duration connectTimeout) {
        if (address.isUnresolved()) {
            return new ProbeResult.Unreachable("the name " + address.getHostString() + " cannot be resolved");
        }
        try (Socket socket = new Socket()) {
            long begin = System.nanoTime();
            socket.connect(address, (int) Math.max(1, connectTimeout.toMillis()));
            Duration connectTime = Duration.ofNanos(System.nanoTime() - begin);
            // Closing with bytes unread would reset the connection, which a node logs; an orderly end it does not mind.
            return listen(socket, connectTime);
        } catch (SocketTimeoutException e) {
            return new ProbeResult.TimedOut();
        } catch (ConnectException e) {
            String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            return message.contains("timed out") ? new ProbeResult.TimedOut() : new ProbeResult.Refused();
        } catch (SocketException e) {
            return new ProbeResult.Unreachable(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new ProbeResult.NotGalera(String.valueOf(e.getMessage()));
        }
    }

    private static ProbeResult listen(Socket socket, Duration connectTime) throws IOException {
        long end = System.nanoTime() + listening(connectTime).toNanos();
        ByteBuffer received = ByteBuffer.allocate(Frame.HEADER_BYTES + Frame.LONGEST_MESSAGE);
        try {
            while (true) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return silence(received);
                }
                socket.setSoTimeout((int) left);
                int count = socket.getInputStream().read(received.array(), received.position(), received.remaining());
                if (count < 0) {
                    return new ProbeResult.NotGalera("it closed the connection without a greeting");
                }
                received.position(received.position() + count);
                Optional<Frame> frame = Frame.decode(received.duplicate().flip());
                if (frame.isPresent()) {
                    Handshake greeting = Handshake.decode(frame.get().message());
                    return new ProbeResult.Handshake(
                            greeting.source(), greeting.segment(), frame.get().checksum(), connectTime);
                }
            }
        } catch (SocketTimeoutException e) {
            return silence(received);
        } catch (FrameProblem e) {
            return new ProbeResult.NotGalera(String.valueOf(e.getMessage()));
        } catch (SocketException e) {
            return new ProbeResult.NotGalera("it broke the connection off");
        }
    }

    private static ProbeResult silence(ByteBuffer received) {
        return received.position() == 0
                ? new ProbeResult.Silent()
                : new ProbeResult.NotGalera("it began a greeting and did not end it");
    }

    private static Duration listening(Duration connectTime) {
        Duration three = connectTime.multipliedBy(3);
        Duration wanted = three.compareTo(SHORTEST_LISTENING) > 0 ? three : SHORTEST_LISTENING;
        return wanted.compareTo(LONGEST_LISTENING) > 0 ? LONGEST_LISTENING : wanted;
    }
}
