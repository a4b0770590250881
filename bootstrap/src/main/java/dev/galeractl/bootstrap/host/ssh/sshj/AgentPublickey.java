package dev.galeractl.bootstrap.host.ssh.sshj;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthPublickey;

/** Logs in with a key that an agent holds. */
final class AgentPublickey extends AuthPublickey {
    private final byte[] key;
    private final SshAgent agent;

    /**
     * @param encoded the public key's bytes
     */
    AgentPublickey(byte[] encoded, SshAgent agent) throws IOException {
        super(new PublicPart(new Buffer.PlainBuffer(encoded).readPublicKey()));
        this.key = encoded.clone();
        this.agent = agent;
    }

    /** RFC 4252, section 7: what is signed is the session's identifier and the request itself. */
    @Override
    protected SSHPacket putSig(SSHPacket request) throws UserAuthException {
        byte[] data = new Buffer.PlainBuffer()
                .putString(params.getTransport().getSessionID())
                .putBuffer(request)
                .getCompactData();
        try {
            request.putString(agent.sign(key, data, algorithm(request)));
            return request;
        } catch (IOException e) {
            throw new UserAuthException(e);
        }
    }

    /** The name of the signature, as the request has it after its kind, the user, the service, the method and a flag. */
    private static String algorithm(SSHPacket request) throws Buffer.BufferException {
        Buffer.PlainBuffer copy = new Buffer.PlainBuffer(request.getCompactData());
        copy.readByte();
        copy.readString();
        copy.readString();
        copy.readString();
        copy.readBoolean();
        return copy.readString();
    }

    private record PublicPart(PublicKey key) implements KeyProvider {
        @Override
        public PrivateKey getPrivate() throws IOException {
            throw new IOException("only the agent has it");
        }

        @Override
        public PublicKey getPublic() {
            return key;
        }

        @Override
        public KeyType getType() {
            return KeyType.fromKey(key);
        }
    }
}
