package dev.galeractl.replication.group;

import dev.galeractl.replication.group.frame.GroupQuestion;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * TLS over a connection that stands already. What comes back is looked at before TLS gets it: a peer that speaks plaintext after all must not be sent
 * another byte of TLS.
 */
final class TlsStream implements PeerStream {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    /** Types of TLS records: change of ciphers, alert, handshake, data, heartbeat; then the version's first byte. */
    private static final int FIRST_TYPE = 20;

    private static final int LAST_TYPE = 24;
    private static final int MAJOR_VERSION = 3;

    private final Socket socket;
    private final PlainStream plain;
    private final TlsTerms terms;
    private final SSLEngine engine;
    private final ByteBuffer sealed;
    private final ByteBuffer opened;
    private boolean isTls;

    private TlsStream(Socket socket, TlsTerms terms) {
        this.socket = socket;
        this.plain = new PlainStream(socket);
        this.terms = terms;
        this.engine = terms.engine();
        this.sealed = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        this.opened = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    }

    /**
     * Begins the conversation and waits until it stands.
     *
     * @throws NoTls if the answer is no TLS
     * @throws TlsFailure if it is, and TLS could not be agreed on
     */
    static TlsStream start(Socket socket, Optional<TlsIdentity> identity, Deadline deadline) throws IOException {
        TlsStream stream = new TlsStream(socket, new TlsTerms(identity));
        stream.engine.beginHandshake();
        while (stream.engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
            stream.step(deadline);
        }
        return stream;
    }

    /** What was agreed on so far. */
    Encryption.Tls terms() {
        return terms.of(engine);
    }

    @Override
    public int read(ByteBuffer into, Deadline deadline) throws IOException {
        try {
            while (opened.position() == 0) {
                step(deadline);
            }
        } catch (EOFException end) {
            return -1;
        }
        opened.flip();
        int count = Math.min(opened.remaining(), into.remaining());
        into.put(opened.slice().limit(count));
        opened.position(opened.position() + count);
        opened.compact();
        return count;
    }

    @Override
    public void ask(GroupQuestion question) throws IOException {
        wrap(ByteBuffer.wrap(question.bytes()));
    }

    @Override
    public void end() {
        engine.closeOutbound();
        try {
            while (isTls && !engine.isOutboundDone()) {
                wrap(NOTHING);
            }
        } catch (IOException gone) {
            // Then nobody waits for it.
        }
    }

    private void step(Deadline deadline) throws IOException {
        switch (engine.getHandshakeStatus()) {
            case NEED_WRAP -> wrap(NOTHING);
            case NEED_TASK -> engine.getDelegatedTask().run();
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> unwrap(deadline);
        }
    }

    private void wrap(ByteBuffer content) throws IOException {
        do {
            ByteBuffer packet = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            try {
                engine.wrap(content, packet);
            } catch (SSLException ended) {
                throw new TlsFailure(terms(), ended);
            }
            socket.getOutputStream().write(packet.array(), 0, packet.position());
        } while (content.hasRemaining());
    }

    private void unwrap(Deadline deadline) throws IOException {
        if (sealed.position() == 0) {
            fill(deadline);
        }
        sealed.flip();
        SSLEngineResult result;
        try {
            result = engine.unwrap(sealed, opened);
        } catch (SSLException ended) {
            throw new TlsFailure(terms(), ended);
        } finally {
            sealed.compact();
        }
        switch (result.getStatus()) {
            case OK -> {}
            case BUFFER_UNDERFLOW -> fill(deadline);
            case CLOSED -> throw new EOFException("the peer ended the TLS conversation");
            case BUFFER_OVERFLOW -> throw new TlsFailure(terms(), new SSLException("too long a record"));
        }
    }

    private void fill(Deadline deadline) throws IOException {
        if (plain.read(sealed, deadline) < 0) {
            throw new EOFException("the peer closed the connection");
        }
        if (!isTls) {
            isTls = begunAsTls();
        }
    }

    /** Whether two bytes are there, and are those of TLS. */
    private boolean begunAsTls() throws NoTls {
        int type = Byte.toUnsignedInt(sealed.get(0));
        boolean wrong =
                type < FIRST_TYPE || type > LAST_TYPE || (sealed.position() > 1 && sealed.get(1) != MAJOR_VERSION);
        if (wrong) {
            throw new NoTls(sealed.flip());
        }
        return sealed.position() > 1;
    }

    /** What came back is not TLS; the bytes are it. */
    static final class NoTls extends IOException {
        private static final long serialVersionUID = 1;

        private final transient ByteBuffer bytes;

        NoTls(ByteBuffer bytes) {
            super("no TLS");
            this.bytes = bytes;
        }

        ByteBuffer bytes() {
            return bytes;
        }
    }

    /** TLS was spoken, and ended with an error. */
    static final class TlsFailure extends IOException {
        private static final long serialVersionUID = 1;

        private final transient Encryption.Tls tls;

        TlsFailure(Encryption.Tls tls, SSLException cause) {
            super(cause.getMessage(), cause);
            this.tls = tls;
        }

        Encryption.Tls tls() {
            return tls;
        }
    }
}
