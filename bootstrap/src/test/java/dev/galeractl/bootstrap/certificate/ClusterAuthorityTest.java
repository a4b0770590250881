package dev.galeractl.bootstrap.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.galeractl.bootstrap.certificate.AuthorityProblem.Kind;
import dev.galeractl.replication.address.NodeAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClusterAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final CertificateWish DB1 =
            new CertificateWish("db1", List.of(address("127.0.0.1"), address("db1.example.org")));

    private static ClusterAuthority authority;
    private static ClusterAuthority another;
    private static IssuedCertificate db1;

    @BeforeAll
    static void make() {
        authority = ClusterAuthority.make("evening", Instant.now(), RANDOM);
        another = ClusterAuthority.make("evening", Instant.now(), RANDOM);
        db1 = authority.issue(DB1, Instant.now(), RANDOM);
    }

    @Test
    void twoNodesTalkToEachOtherAndEachKnowsWhoTheOtherIs() throws Exception {
        IssuedCertificate db2 = authority.issue(new CertificateWish("db2", List.of()), Instant.now(), RANDOM);

        assertThat(greeted(context(authority, db1), context(authority, db2))).isEqualTo("CN=db2");
    }

    @Test
    void aNodeOfAnotherAuthorityIsNotLetIn() {
        IssuedCertificate stranger = another.issue(new CertificateWish("db2", List.of()), Instant.now(), RANDOM);

        assertThatThrownBy(() -> greeted(context(authority, db1), context(another, stranger)))
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void itCanBeReadAgainAndSignsAsBefore() throws Exception {
        ClusterAuthority read = ClusterAuthority.read(
                authority.certificateText(), authority.keyText().bytes(), Instant.now());

        assertThat(read.certificateText()).isEqualTo(authority.certificateText());
        IssuedCertificate db2 = read.issue(new CertificateWish("db2", List.of()), Instant.now(), RANDOM);
        assertThat(greeted(context(authority, db1), context(authority, db2))).isEqualTo("CN=db2");
    }

    @Test
    void whatIsNoAuthorityIsRefused() {
        Instant now = Instant.now();
        assertProblem(Kind.NO_CERTIFICATE, "nothing", authority.keyText().bytes(), now);
        assertProblem(Kind.NO_AUTHORITY, db1.certificate(), db1.key().bytes(), now);
        assertProblem(Kind.NO_KEY, authority.certificateText(), new byte[0], now);
        assertProblem(
                Kind.KEY_OF_ANOTHER, authority.certificateText(), db1.key().bytes(), now);
        assertProblem(
                Kind.EXPIRING,
                authority.certificateText(),
                authority.keyText().bytes(),
                now.plus(Duration.ofDays(3600)));
    }

    private static void assertProblem(Kind kind, String certificate, byte[] key, Instant now) {
        assertThatThrownBy(() -> ClusterAuthority.read(certificate, key, now))
                .isInstanceOfSatisfying(
                        AuthorityProblem.class, it -> assertThat(it.kind()).isEqualTo(kind));
    }

    @Test
    void whatLiesOnANodeIsJudged() {
        Instant now = Instant.now();
        byte[] key = db1.key().bytes();
        IssuedCertificate other = authority.issue(DB1, now, RANDOM);

        assertThat(authority.standing(DB1, db1.certificate(), key, now)).isEqualTo(CertificateStanding.GOOD);
        assertThat(authority.standing(DB1, "", key, now)).isEqualTo(CertificateStanding.ABSENT);
        assertThat(authority.standing(DB1, db1.certificate(), new byte[0], now))
                .isEqualTo(CertificateStanding.KEY_UNFIT);
        assertThat(authority.standing(DB1, db1.certificate(), other.key().bytes(), now))
                .isEqualTo(CertificateStanding.KEY_UNFIT);
        assertThat(another.standing(DB1, db1.certificate(), key, now)).isEqualTo(CertificateStanding.OTHER_AUTHORITY);
        assertThat(authority.standing(
                        new CertificateWish("db1", List.of(address("10.0.0.11"))), db1.certificate(), key, now))
                .isEqualTo(CertificateStanding.OTHER_NAMES);
        assertThat(authority.standing(DB1, db1.certificate(), key, now.plus(Duration.ofDays(1800))))
                .isEqualTo(CertificateStanding.EXPIRING);
        assertThat(authority.standing(DB1, db1.certificate(), key, now.plus(Duration.ofDays(1900))))
                .isEqualTo(CertificateStanding.NOT_VALID_NOW);
        assertThat(authority.standing(DB1, db1.certificate(), key, now.minus(Duration.ofDays(2))))
                .isEqualTo(CertificateStanding.NOT_VALID_NOW);
    }

    /** However an IPv6 address is written, it is one address. */
    @Test
    void theAddressOfANodeIsOneOfItsNames() {
        CertificateWish written = new CertificateWish("db6", List.of(address("2001:DB8:0:0::1")));
        CertificateWish otherwise = new CertificateWish("db6", List.of(address("2001:db8::1")));
        IssuedCertificate db6 = authority.issue(written, Instant.now(), RANDOM);

        assertThat(authority.standing(otherwise, db6.certificate(), db6.key().bytes(), Instant.now()))
                .isEqualTo(CertificateStanding.GOOD);
    }

    @Test
    void nothingItSignsLivesLongerThanItself() {
        Instant late = authority.until().minus(Duration.ofDays(100));

        assertThat(authority.issue(DB1, late, RANDOM).until()).isEqualTo(authority.until());
    }

    @Test
    void aLongNameOfANodeIsStillACertificates() {
        String longName = "n".repeat(100);
        IssuedCertificate issued = authority.issue(new CertificateWish(longName, List.of()), Instant.now(), RANDOM);

        assertThat(certificate(issued.certificate()).getSubjectX500Principal().getName())
                .isEqualTo("CN=" + longName.substring(0, 64));
        assertThat(authority.standing(
                        new CertificateWish(longName, List.of()),
                        issued.certificate(),
                        issued.key().bytes(),
                        Instant.now()))
                .isEqualTo(CertificateStanding.GOOD);
    }

    @Test
    void noKeyIsEverShown() {
        String text = new String(db1.key().bytes(), StandardCharsets.US_ASCII);
        String body = text.lines().skip(1).findFirst().orElseThrow();

        assertThat(db1.toString()).doesNotContain(body).doesNotContain("BEGIN PRIVATE");
        assertThat(authority.keyText().toString()).isEqualTo("a private key");
    }

    @Test
    void aKeyCanBeWiped() {
        PrivateKeyText key = another.keyText();
        key.close();

        assertThat(key.bytes()).containsOnly((byte) 0);
    }

    @Test
    void theClockIsTheCallers() {
        ClusterAuthority then = ClusterAuthority.make("c", NOW, RANDOM);

        assertThat(certificate(then.certificateText()).getNotBefore().toInstant())
                .isEqualTo(NOW.minus(ClusterAuthority.BEFORE_NOW));
    }

    private static NodeAddress address(String text) {
        return NodeAddress.parse(text).orElseThrow();
    }

    private static X509Certificate certificate(String text) {
        return PemFile.parse(text).certificates().get(0);
    }

    /** Who the server says has come. */
    private static String greeted(SSLContext server, SSLContext client) throws Exception {
        try (SSLServerSocket listening = (SSLServerSocket)
                server.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listening.setNeedClientAuth(true);
            CompletableFuture<String> who = CompletableFuture.supplyAsync(() -> {
                try (SSLSocket accepted = (SSLSocket) listening.accept()) {
                    accepted.startHandshake();
                    accepted.getOutputStream().write(1);
                    return accepted.getSession().getPeerPrincipal().getName();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            try (SSLSocket socket =
                    (SSLSocket) client.getSocketFactory().createSocket("127.0.0.1", listening.getLocalPort())) {
                SSLParameters checked = socket.getSSLParameters();
                checked.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(checked);
                socket.startHandshake();
                socket.getInputStream().read();
            } catch (IOException refused) {
                assertThat(who).failsWithin(10, TimeUnit.SECONDS);
            }
            return who.get(10, TimeUnit.SECONDS);
        }
    }

    private static SSLContext context(ClusterAuthority trusted, IssuedCertificate own)
            throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
        keys.load(null, null);
        X509Certificate certificate = certificate(own.certificate());
        PemFile.Block block = PemFile.parse(new String(own.key().bytes(), StandardCharsets.US_ASCII))
                .privateKey()
                .orElseThrow();
        keys.setKeyEntry(
                "own",
                PrivateKeys.read(block, certificate.getPublicKey()).orElseThrow(),
                new char[0],
                new Certificate[] {certificate});
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        authorities.load(null, null);
        authorities.setCertificateEntry("authority", certificate(trusted.certificateText()));
        KeyManagerFactory ownKeys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        ownKeys.init(keys, new char[0]);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(ownKeys.getKeyManagers(), trust.getTrustManagers(), RANDOM);
        return context;
    }
}
