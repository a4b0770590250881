package dev.galeractl.bootstrap.host.ssh.sshj;

import dev.galeractl.bootstrap.host.ssh.AgentMessages;
import dev.galeractl.bootstrap.host.ssh.AgentMessages.Identity;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;

/** The user's agent, behind its socket. A private key never leaves it. */
final class SshAgent {
    private final Path socket;

    SshAgent(Path socket) {
        this.socket = socket;
    }

    /** The keys that it holds; none if nobody answers there. */
    List<Identity> identities() {
        try {
            return AgentMessages.identities(ask(AgentMessages.identitiesRequest()));
        } catch (IOException nobody) {
            return List.of();
        }
    }

    byte[] sign(byte[] key, byte[] data, String algorithm) throws IOException {
        return AgentMessages.signature(ask(AgentMessages.signRequest(key, data, algorithm)))
                .orElseThrow(() -> new IOException("the agent did not sign"));
    }

    private byte[] ask(byte[] question) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + question.length)
                    .putInt(question.length)
                    .put(question)
                    .flip();
            while (out.hasRemaining()) {
                channel.write(out);
            }
            int length = read(channel, Integer.BYTES).getInt();
            if (length <= 0 || length > AgentMessages.LONGEST) {
                throw new IOException("the agent's answer has " + length + " bytes");
            }
            byte[] answer = new byte[length];
            read(channel, length).get(answer);
            return answer;
        }
    }

    private static ByteBuffer read(SocketChannel channel, int count) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(count);
        while (in.hasRemaining()) {
            if (channel.read(in) < 0) {
                throw new EOFException("the agent hung up");
            }
        }
        return in.flip();
    }
}
