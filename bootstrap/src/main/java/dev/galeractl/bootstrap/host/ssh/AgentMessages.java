package dev.galeractl.bootstrap.host.ssh;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The two questions that an agent of SSH is asked, and its answers (draft-ietf-sshm-ssh-agent, sections 3.5 and 3.6). Without the length before each. */
public final class AgentMessages {
    /** An answer that is longer is none. */
    public static final int LONGEST = 256 * 1024;

    private static final int REQUEST_IDENTITIES = 11;
    private static final int IDENTITIES_ANSWER = 12;
    private static final int SIGN_REQUEST = 13;
    private static final int SIGN_RESPONSE = 14;
    private static final int RSA_SHA2_256 = 2;
    private static final int RSA_SHA2_512 = 4;

    private AgentMessages() {}

    /**
     * A key that an agent holds.
     *
     * @param key its public part
     * @param comment usually the name of the file that it came from
     */
    public record Identity(HostKey key, String comment) {}

    /** Which keys do you hold? */
    public static byte[] identitiesRequest() {
        return new byte[] {REQUEST_IDENTITIES};
    }

    /** The keys; none if the agent refuses or makes no sense. */
    public static List<Identity> identities(byte[] answer) {
        try {
            ByteBuffer in = ByteBuffer.wrap(answer);
            if (in.get() != IDENTITIES_ANSWER) {
                return List.of();
            }
            int count = in.getInt();
            List<Identity> identities = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                byte[] key = bytes(in);
                String comment = text(bytes(in));
                identities.add(new Identity(HostKey.of(text(bytes(ByteBuffer.wrap(key))), key), comment));
            }
            return List.copyOf(identities);
        } catch (BufferUnderflowException cutOff) {
            return List.of();
        }
    }

    /**
     * Sign this.
     *
     * @param algorithm the name of the signature that is wanted; for RSA it decides over the hash
     */
    public static byte[] signRequest(byte[] key, byte[] data, String algorithm) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(SIGN_REQUEST);
            out.writeInt(key.length);
            out.write(key);
            out.writeInt(data.length);
            out.write(data);
            out.writeInt(
                    switch (algorithm) {
                        case "rsa-sha2-256" -> RSA_SHA2_256;
                        case "rsa-sha2-512" -> RSA_SHA2_512;
                        default -> 0;
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The signature, with its name in it; empty if the agent refuses. */
    public static Optional<byte[]> signature(byte[] answer) {
        try {
            ByteBuffer in = ByteBuffer.wrap(answer);
            return in.get() == SIGN_RESPONSE ? Optional.of(bytes(in)) : Optional.empty();
        } catch (BufferUnderflowException cutOff) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
