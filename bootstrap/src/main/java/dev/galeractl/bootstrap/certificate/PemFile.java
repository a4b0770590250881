package dev.galeractl.bootstrap.certificate;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands between the lines BEGIN and END of a file. What is in it never goes into a message. */
public record PemFile(List<Block> blocks) {
    public PemFile {
        blocks = List.copyOf(blocks);
    }

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s*([^-]*(?:-(?!----)[^-]*)*)-----END \\1-----");
    private static final Pattern HEADER = Pattern.compile("(?m)^[\\w-]+:.*$");

    /**
     * One of them.
     *
     * @param type the words behind BEGIN
     * @param locked whether it needs a passphrase
     */
    public record Block(String type, boolean locked, String base64) {

        /** Nothing if the text is damaged: then it is no key and no certificate. */
        public byte[] content() {
            try {
                return Base64.getMimeDecoder().decode(base64);
            } catch (IllegalArgumentException damaged) {
                return new byte[0];
            }
        }

        @Override
        public String toString() {
            return type;
        }
    }

    /** All blocks of a file's text, in their order; none if it holds none. */
    public static PemFile parse(String text) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            String type = matcher.group(1);
            boolean locked = type.startsWith("ENCRYPTED ") || matcher.group(2).contains("Proc-Type: 4,ENCRYPTED");
            blocks.add(new Block(type, locked, HEADER.matcher(matcher.group(2)).replaceAll("")));
        }
        return new PemFile(blocks);
    }

    /** In their order; none if one of them cannot be read, for it may be the one that counts. */
    public List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks) {
            if (block.type().endsWith("CERTIFICATE")) {
                Optional<X509Certificate> certificate = certificate(block.content());
                if (certificate.isEmpty()) {
                    return List.of();
                }
                certificates.add(certificate.get());
            }
        }
        return certificates;
    }

    private static Optional<X509Certificate> certificate(byte[] content) {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(content))
                            instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (CertificateException unreadable) {
            return Optional.empty();
        }
    }

    /** The first private key. */
    public Optional<Block> privateKey() {
        return blocks.stream().filter(it -> it.type().endsWith("PRIVATE KEY")).findFirst();
    }
}
