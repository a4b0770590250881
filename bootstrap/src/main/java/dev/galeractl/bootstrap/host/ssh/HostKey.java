package dev.galeractl.bootstrap.host.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A public key as a server shows it.
 *
 * @param type its type, as in {@code ssh-ed25519}
 * @param encoded its bytes (RFC 4253, 6.6) in Base64, as files of known hosts have them
 */
public record HostKey(String type, String encoded) {
    /** A key of the bytes that are sent. */
    public static HostKey of(String type, byte[] bytes) {
        return new HostKey(type, Base64.getEncoder().encodeToString(bytes));
    }

    /** As {@code ssh-keygen -l} prints it. */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(encoded));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The name of the type in the names of a server's key files: {@code ed25519}, {@code ecdsa}, {@code rsa}. */
    public String shortType() {
        String name = type.startsWith("ssh-") ? type.substring("ssh-".length()) : type;
        int dash = name.indexOf('-');
        return dash < 0 ? name : name.substring(0, dash);
    }
}
