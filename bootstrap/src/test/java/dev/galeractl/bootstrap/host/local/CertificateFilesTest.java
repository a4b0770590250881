package dev.galeractl.bootstrap.host.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.config.fact.SeenCertificate;
import dev.galeractl.diagnostics.config.fact.SeenCertificate.Strength;
import dev.galeractl.diagnostics.config.fact.SeenTls;
import dev.galeractl.diagnostics.config.fact.TlsFiles;
import dev.galeractl.diagnostics.config.fact.TlsFit;
import dev.galeractl.diagnostics.config.fact.TlsFit.Chain;
import dev.galeractl.diagnostics.config.fact.TlsFit.Chain.End;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionFileResolver;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files were made with openssl for this test; no server ever had them. */
class CertificateFilesTest {

    @ParameterizedTest
    @CsvSource({
        "rsa, rsa,        FITS",
        "rsa, rsa-old,    FITS",
        "ec,  ec,         FITS",
        "ec,  ec-old,     FITS",
        "ed,  ed,         FITS",
        "leaf, ec,        OF_ANOTHER",
        "leaf, ec-old,    OF_ANOTHER",
        "rsa, ec,         OF_ANOTHER",
        "rsa, ec-old,     OF_ANOTHER",
        "ec,  rsa,        OF_ANOTHER",
        "ec,  ed,         OF_ANOTHER",
        "ec,  locked,     LOCKED",
        "ec,  locked-old, LOCKED",
    })
    void aKeyIsComparedWithTheCertificate(String certificate, String key, TlsFit.Key expected) throws Exception {
        assertThat(fit(certificate, key, "root").key()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ec,         root,         TRUSTED,        CN=root",
        "leaf-chain, root,         TRUSTED,        CN=root",
        "leaf,       both,         TRUSTED,        CN=root",
        "leaf,       root,         ISSUER_UNKNOWN, CN=intermediate",
        "leaf,       intermediate, ROOT_ABSENT,    CN=root",
        "ec,         namesake,     ISSUER_UNKNOWN, CN=root",
        "root,       namesake,     ISSUER_UNKNOWN, CN=root",
        "root,       root,         TRUSTED,        CN=root",
    })
    void aCertificateIsFollowedToItsAuthority(String certificate, String authority, End end, String issuer)
            throws Exception {
        assertThat(fit(certificate, "ec", authority).chain()).contains(new Chain(end, issuer));
    }

    @Test
    void nothingIsKnownOfWhatCannotBeRead() throws Exception {
        assertThat(fit("absent", "ec", "root")).isEqualTo(new TlsFit(Optional.empty(), Optional.empty()));
        // no.key holds a certificate.
        assertThat(fit("ec", "no", "absent")).isEqualTo(new TlsFit(Optional.empty(), Optional.empty()));
    }

    @Test
    void theStrengthIsThatOfTheFirstCertificate() throws Exception {
        EffectiveOptions options = options("rsa", "rsa", "root");
        SeenTls seen = CertificateFiles.seen(options);

        assertThat(strength(seen, "rsa.pem")).contains(new Strength("RSA", 2048, "SHA256withECDSA", false));
        assertThat(strength(seen, "root.pem")).contains(new Strength("EC", 256, "SHA256withECDSA", true));
    }

    private static Optional<Strength> strength(SeenTls seen, String name) throws URISyntaxException {
        return Optional.ofNullable(seen.certificates().get(file(name))).map(SeenCertificate::strength);
    }

    private static TlsFit fit(String certificate, String key, String authority) throws URISyntaxException {
        EffectiveOptions options = options(certificate, key, authority);
        SeenTls seen = CertificateFiles.seen(options);
        // Both sides name the same files, and so there is one answer.
        assertThat(TlsFiles.ofServer(options)).isEqualTo(TlsFiles.ofProvider(options));
        return Optional.ofNullable(seen.fits().get(TlsFiles.ofServer(options))).orElseThrow();
    }

    private static EffectiveOptions options(String certificate, String key, String authority)
            throws URISyntaxException {
        String cert = file(certificate + ".pem").toString();
        String keyFile = file(key + ".key").toString();
        String ca = file(authority + ".pem").toString();
        return OptionFileResolver.resolve("my.cnf", """
                [mysqld]
                ssl_cert='%1$s'
                ssl_key='%2$s'
                ssl_ca='%3$s'
                wsrep_provider_options='socket.ssl_cert=%1$s;socket.ssl_key=%2$s;socket.ssl_ca=%3$s'
                """.formatted(cert, keyFile, ca));
    }

    private static Path file(String name) throws URISyntaxException {
        return Path.of(CertificateFilesTest.class.getResource("tls/root.pem").toURI())
                .resolveSibling(name)
                .normalize();
    }
}
