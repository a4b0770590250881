package dev.galeractl.replication.group;

import dev.galeractl.replication.group.frame.Frame;
import dev.galeractl.replication.group.frame.FrameProblem;
import dev.galeractl.replication.group.frame.GroupQuestion;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** One connection to a group communication port. It holds no more of what the peer says than a greeting and a refusal have. */
final class PeerConnection implements AutoCloseable {
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]+");
    private static final int SHORTEST_TEXT = 4;
    private static final int LONGEST_TEXT = 60;

    private final Socket socket;
    private final Duration connectTime;
    private final ByteBuffer received = ByteBuffer.allocate(Frame.HEADER_BYTES + Frame.LONGEST_MESSAGE);
    private PeerStream stream;

    private PeerConnection(Socket socket, Duration connectTime) {
        this.socket = socket;
        this.connectTime = connectTime;
        this.stream = new PlainStream(socket);
    }

    static PeerConnection open(InetSocketAddress address, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            long begin = System.nanoTime();
            socket.connect(address, (int) Math.max(1, timeout.toMillis()));
            return new PeerConnection(socket, Duration.ofNanos(System.nanoTime() - begin));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    Duration connectTime() {
        return connectTime;
    }

    /**
     * The next frame, as soon as it is whole.
     *
     * @throws java.net.SocketTimeoutException if it is not whole by then
     * @throws EOFException if the peer hung up before
     */
    Frame frame(Deadline deadline) throws IOException, FrameProblem {
        while (true) {
            ByteBuffer bytes = received.duplicate().flip();
            Optional<Frame> frame = Frame.decode(bytes);
            if (frame.isPresent()) {
                received.flip().position(bytes.position());
                received.compact();
                return frame.get();
            }
            if (stream.read(received, deadline) < 0) {
                throw new EOFException("the peer hung up");
            }
        }
    }

    /**
     * Starts TLS on this connection.
     *
     * @return empty if plaintext came back; it is then the beginning of the next frame
     */
    Optional<Encryption.Tls> secure(Optional<TlsIdentity> identity, Deadline deadline) throws IOException {
        try {
            TlsStream secured = TlsStream.start(socket, identity, deadline);
            stream = secured;
            return Optional.of(secured.terms());
        } catch (TlsStream.NoTls plain) {
            ByteBuffer bytes = plain.bytes();
            received.put(bytes.limit(Math.min(bytes.limit(), received.remaining())));
            return Optional.empty();
        }
    }

    void ask(GroupQuestion question) throws IOException {
        stream.ask(question);
    }

    /** Whether there is something that has not become a frame. */
    boolean begun() {
        return received.position() > 0;
    }

    /** The longest piece of ASCII text in what has not become a frame. */
    String text() {
        String bytes = new String(received.array(), 0, received.position(), StandardCharsets.ISO_8859_1);
        return UNPRINTABLE
                .splitAsStream(bytes)
                .map(String::strip)
                .filter(piece -> piece.length() >= SHORTEST_TEXT)
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .map(piece -> piece.substring(0, Math.min(piece.length(), LONGEST_TEXT)))
                .orElse("");
    }

    @Override
    public void close() {
        stream.end();
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed all the same.
        }
    }
}
