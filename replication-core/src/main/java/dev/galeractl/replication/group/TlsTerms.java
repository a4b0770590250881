package dev.galeractl.replication.group;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How a probe speaks TLS: it takes any certificate, because it tells what it sees and entrusts the peer with nothing, and shows its own if it has one.
 */
final class TlsTerms {
    private final Optional<TlsIdentity> identity;
    private final Seen seen = new Seen();

    TlsTerms(Optional<TlsIdentity> identity) {
        this.identity = identity;
    }

    SSLEngine engine() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] keys =
                    identity.map(it -> new KeyManager[] {new Own(it)}).orElseGet(() -> new KeyManager[0]);
            context.init(keys, new TrustManager[] {seen}, null);
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(true);
            return engine;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java speaks no TLS", e);
        }
    }

    /** What the engine agreed on, as far as it came. */
    Encryption.Tls of(SSLEngine engine) {
        @Nullable SSLSession unfinished = engine.getHandshakeSession();
        String protocol = (unfinished == null ? engine.getSession() : unfinished).getProtocol();
        return new Encryption.Tls(
                Optional.of(protocol).filter(it -> !it.equals("NONE")), seen.certificate.map(TlsTerms::certificate));
    }

    private static Encryption.Certificate certificate(X509Certificate certificate) {
        return new Encryption.Certificate(
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                fingerprint(certificate));
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (CertificateEncodingException unreadable) {
            return "";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** Takes and remembers whatever certificate the peer shows. */
    private static final class Seen extends X509ExtendedTrustManager {
        private Optional<X509Certificate> certificate = Optional.empty();

        private void look(X509Certificate[] chain) {
            certificate = List.of(chain).stream().findFirst();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String method, SSLEngine engine) {
            look(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String method, Socket socket) {
            look(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String method) {
            look(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String method, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String method, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String method) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** Shows the one certificate there is, whatever authorities the peer names. */
    private static final class Own extends X509ExtendedKeyManager {
        private static final String NAME = "own";

        private final TlsIdentity identity;

        Own(TlsIdentity identity) {
            this.identity = identity;
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[] {NAME};
        }

        @Override
        public @Nullable String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
            return List.of(keyTypes).contains(identity.key().getAlgorithm()) ? NAME : null;
        }

        @Override
        public @Nullable String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return identity.chain().toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return identity.key();
        }
    }
}
