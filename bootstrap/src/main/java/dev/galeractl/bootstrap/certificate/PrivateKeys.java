package dev.galeractl.bootstrap.certificate;

import dev.galeractl.diagnostics.config.fact.TlsFit;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out whether a private key belongs to a certificate, by signing with the one and verifying with the other. */
public final class PrivateKeys {
    /** By Java's names of keys. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private static final byte[] SOMETHING = {1, 2, 3};
    private static final byte[] VERSION_ZERO = {2, 1, 0};
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 4;

    private PrivateKeys() {}

    /** The key of a file, as one that belongs to such a public key; empty if it is locked or cannot be read as one. */
    public static Optional<PrivateKey> read(PemFile.Block key, PublicKey certified) {
        String algorithm = certified.getAlgorithm();
        if (key.locked()) {
            return Optional.empty();
        }
        return key.type().equals("PRIVATE KEY")
                ? read(algorithm, key.content())
                : read(algorithm, wrapped(certified, key.content()));
    }

    /** Empty if the key, or a key of its kind, cannot be read. */
    public static Optional<TlsFit.Key> fit(PemFile.Block key, PublicKey certified) {
        if (key.locked()) {
            return Optional.of(TlsFit.Key.LOCKED);
        }
        String kind = key.type().replaceFirst(" ?PRIVATE KEY$", "");
        String algorithm = certified.getAlgorithm();
        if (!kind.isEmpty()) {
            return kind.equals(algorithm)
                    ? read(algorithm, wrapped(certified, key.content())).flatMap(it -> fit(it, certified))
                    : Optional.of(TlsFit.Key.OF_ANOTHER);
        }
        Optional<PrivateKey> read = read(algorithm, key.content());
        if (read.isPresent()) {
            return read.flatMap(it -> fit(it, certified));
        }
        boolean another = List.of("RSA", "EC", "EdDSA").stream()
                .filter(it -> !it.equals(algorithm))
                .anyMatch(it -> read(it, key.content()).isPresent());
        return another ? Optional.of(TlsFit.Key.OF_ANOTHER) : Optional.empty();
    }

    private static Optional<TlsFit.Key> fit(PrivateKey key, PublicKey certified) {
        try {
            Signature signature = Signature.getInstance(SIGNATURES.getOrDefault(key.getAlgorithm(), ""));
            signature.initSign(key);
            signature.update(SOMETHING);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(SOMETHING);
            return Optional.of(signature.verify(signed) ? TlsFit.Key.FITS : TlsFit.Key.OF_ANOTHER);
        } catch (GeneralSecurityException unable) {
            return Optional.empty();
        }
    }

    private static Optional<PrivateKey> read(String algorithm, byte[] pkcs8) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException otherwise) {
            return Optional.empty();
        }
    }

    /** Java reads PKCS#8 only: the older forms put into it, with the parameters that the certificate names. */
    private static byte[] wrapped(PublicKey certified, byte[] key) {
        return der(SEQUENCE, VERSION_ZERO, algorithmOf(certified), der(OCTETS, key));
    }

    /** The first element of a public key's sequence. */
    private static byte[] algorithmOf(PublicKey certified) {
        ByteBuffer whole = ByteBuffer.wrap(certified.getEncoded());
        whole.get();
        length(whole);
        int start = whole.position();
        whole.get();
        int length = length(whole);
        byte[] element = new byte[whole.position() - start + length];
        whole.position(start).get(element);
        return element;
    }

    private static int length(ByteBuffer buffer) {
        int first = buffer.get() & 0xff;
        int length = first < 0x80 ? first : 0;
        for (int i = 0; first > 0x80 && i < first - 0x80; i++) {
            length = (length << 8) | (buffer.get() & 0xff);
        }
        return length;
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        int size = content.size();
        // Java insists on the shortest form; two bytes count up to 64 KiB, and no key is as long.
        if (size >= 0x100) {
            element.write(0x82);
            element.write(size >> 8);
        } else if (size >= 0x80) {
            element.write(0x81);
        }
        element.write(size & 0xff);
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
