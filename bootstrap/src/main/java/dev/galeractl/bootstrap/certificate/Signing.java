package dev.galeractl.bootstrap.certificate;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The few things of X.509 that the JDK cannot do: certificates are made here, and read elsewhere with the JDK alone. */
final class Signing {
    private static final int BITS = 3072;
    private static final int SERIAL_BITS = 127;
    private static final String ALGORITHM = "SHA256withRSA";
    private static final int LINE = 64;
    private static final int LONGEST_NAME = 64;

    private Signing() {}

    /** A key and its public half. */
    record Pair(PublicKey publicKey, PrivateKey privateKey) {
        @Override
        public String toString() {
            return "a pair of keys";
        }
    }

    record Validity(Instant from, Instant until) {}

    /** Who signs. */
    record Issuer(X509Certificate certificate, PrivateKey key) {
        @Override
        public String toString() {
            return certificate.getSubjectX500Principal().getName();
        }
    }

    static Pair pair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, random);
            KeyPair pair = generator.generateKeyPair();
            return new Pair(pair.getPublic(), pair.getPrivate());
        } catch (GeneralSecurityException everyJavaHasRsa) {
            throw new IllegalStateException(everyJavaHasRsa);
        }
    }

    /** A certificate that signs itself, and others, but no other authority. */
    static X509Certificate authority(String name, Pair pair, Validity validity, SecureRandom random) {
        X500Name subject = name(name);
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                subject,
                serial(random),
                Date.from(validity.from()),
                Date.from(validity.until()),
                subject,
                pair.publicKey());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.publicKey()));
            return signed(builder, pair.privateKey());
        } catch (CertIOException | GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A node's, for both sides of a connection: a node is server to some of the others and client to the rest. */
    static X509Certificate node(
            CertificateWish wish, Pair pair, Validity validity, Issuer issuer, SecureRandom random) {
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new JcaX509CertificateHolder(issuer.certificate()).getSubject(),
                    serial(random),
                    Date.from(validity.from()),
                    Date.from(validity.until()),
                    name(wish.name()),
                    pair.publicKey());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
            }));
            builder.addExtension(Extension.subjectAlternativeName, false, names(wish));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(pair.publicKey()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(
                            issuer.certificate().getPublicKey()));
            return signed(builder, issuer.key());
        } catch (CertIOException | GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String text(X509Certificate certificate) {
        try {
            return new String(block("CERTIFICATE", certificate.getEncoded()), StandardCharsets.US_ASCII);
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static PrivateKeyText text(PrivateKey key) {
        return new PrivateKeyText(block("PRIVATE KEY", key.getEncoded()));
    }

    private static byte[] block(String type, byte[] content) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(("-----BEGIN " + type + "-----\n").getBytes(StandardCharsets.US_ASCII));
        text.writeBytes(Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encode(content));
        text.writeBytes(("\n-----END " + type + "-----\n").getBytes(StandardCharsets.US_ASCII));
        return text.toByteArray();
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(ALGORITHM).build(key)));
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, shortened(commonName))
                .build();
    }

    /** A common name has at most 64 characters (RFC 5280, appendix A.1); the alternative names have all of it. */
    private static String shortened(String commonName) {
        return commonName.substring(0, Math.min(LONGEST_NAME, commonName.length()));
    }

    private static BigInteger serial(SecureRandom random) {
        // Positive and never zero (RFC 5280, 4.1.2.2).
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
    }

    private static GeneralNames names(CertificateWish wish) {
        return new GeneralNames(Stream.concat(
                        Stream.of(new GeneralName(GeneralName.dNSName, wish.name())),
                        wish.addresses().stream()
                                .map(it -> new GeneralName(
                                        it.literal().isPresent() ? GeneralName.iPAddress : GeneralName.dNSName,
                                        CertificateWish.written(it)))
                                .distinct())
                .toArray(GeneralName[]::new));
    }
}
