package dev.galeractl.bootstrap.cluster.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.certificate.CertificateWish;
import dev.galeractl.bootstrap.certificate.ClusterAuthority;
import dev.galeractl.bootstrap.certificate.IssuedCertificate;
import dev.galeractl.bootstrap.certificate.PemFile;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Tls;
import dev.galeractl.bootstrap.cluster.look.EncryptionFiles;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.Check.Result;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CertificateChecksTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ClusterAuthority AUTHORITY = ClusterAuthority.make("shop", NOW, RANDOM);
    private static final ClusterAuthority OTHER = ClusterAuthority.make("kiosk", NOW, RANDOM);
    private static final EncryptionFiles GOOD = issued(AUTHORITY);
    private static final EncryptionFiles GOOD_AS_WELL = issued(AUTHORITY);
    private static final EncryptionFiles FOREIGN = issued(OTHER);

    private final Map<String, EncryptionFiles> files = new LinkedHashMap<>(Map.of("db1", GOOD));

    private static EncryptionFiles issued(ClusterAuthority authority) {
        try (IssuedCertificate issued = authority.issue(new CertificateWish("db", List.of()), NOW, RANDOM)) {
            return new EncryptionFiles(
                    Optional.of(authority.certificateText()),
                    Optional.of(issued.certificate()),
                    new EncryptionFiles.Public(publicHalf(issued.certificate())),
                    false);
        }
    }

    /** As {@code openssl pkey -pubout} writes it. */
    private static String publicHalf(String certificate) {
        byte[] encoded =
                PemFile.parse(certificate).certificates().get(0).getPublicKey().getEncoded();
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----";
    }

    private List<Check> checked(boolean ownAuthority, boolean founds, Instant now, String... starting) {
        Path folder = Path.of("/etc/mysql/galera-tls");
        Tls tls =
                new Tls(ownAuthority, folder.resolve("ca.pem"), folder.resolve("cert.pem"), folder.resolve("key.pem"));
        return CertificateChecks.of(tls, files, Set.of(starting), founds, now);
    }

    /** Of certificates of one's own, that of db2, which is to be started. */
    private Check second(EncryptionFiles own) {
        files.put("db2", own);
        return checked(false, false, NOW, "db2").get(1);
    }

    private static EncryptionFiles with(EncryptionFiles.Key key) {
        return new EncryptionFiles(GOOD.authority(), GOOD.certificate(), key, false);
    }

    private static String text(Check check) {
        return check.sentence().in(Locale.ENGLISH);
    }

    @Test
    void certificatesOfOneAuthorityPassAndTheirEndIsTold() {
        Check check = second(GOOD_AS_WELL);
        assertThat(check.result()).isEqualTo(Result.PASS);
        assertThat(check.slug()).isEqualTo("certificates");
        assertThat(text(check)).contains("db2", "2031-11-23");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsTrustedByNobodyElse() {
        Check check = second(FOREIGN);
        assertThat(check.result()).isEqualTo(Result.FAIL);
        assertThat(text(check)).contains("db1 does not trust the certificate of db2", "ca.pem of db1");
        assertThat(checked(false, false, NOW, "db2").get(0).result())
                .as("db2 does not trust db1 either")
                .isEqualTo(Result.FAIL);
    }

    @Test
    void membersThatRunAlreadyAreNotJudgedByOneAnother() {
        files.put("db2", FOREIGN);
        files.put("db3", GOOD_AS_WELL);
        assertThat(checked(false, false, NOW, "db3"))
                .extracting(Check::result)
                .containsExactly(Result.PASS, Result.FAIL, Result.FAIL);
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThat(text(second(new EncryptionFiles(GOOD.authority(), Optional.empty(), GOOD.key(), false))))
                .contains("cert.pem is not on db2");
        assertThat(text(second(new EncryptionFiles(Optional.empty(), GOOD.certificate(), GOOD.key(), false))))
                .contains("ca.pem is not on db2");
        assertThat(text(second(with(new EncryptionFiles.Absent())))).contains("key.pem is not on db2");
    }

    @Test
    void aFileWithoutCertificateIsSaid() {
        Check check = second(new EncryptionFiles(GOOD.authority(), Optional.of("hello"), GOOD.key(), false));
        assertThat(check.result()).isEqualTo(Result.FAIL);
        assertThat(text(check)).contains("cert.pem on db2 holds no certificate");
    }

    @Test
    void aKeyOfAnotherCertificateAndOneWithAPassphraseFail() {
        assertThat(text(second(with(GOOD_AS_WELL.key())))).contains("key.pem on db2 is not the key");
        assertThat(text(second(with(new EncryptionFiles.Closed())))).contains("passphrase");
    }

    @Test
    void whereNobodyCanLookIntoAKeyItIsUnknownAndNoPass() {
        assertThat(second(with(new EncryptionFiles.Unknown())).result()).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void aCertificateThatEndsSoonIsWarnedOfAndOneThatEndedFails() {
        Instant end = Instant.parse("2031-11-23T12:00:00Z");
        assertThat(checked(false, true, end.minus(Duration.ofDays(20)), "db1")
                        .get(0)
                        .result())
                .isEqualTo(Result.WARN);
        assertThat(checked(false, true, end.plus(Duration.ofDays(2)), "db1")
                        .get(0)
                        .result())
                .isEqualTo(Result.FAIL);
    }

    @Test
    void aJoinNeedsSomebodyWhoKeepsTheAuthority() {
        assertThat(checked(true, true, NOW, "db1")).isEmpty();
        assertThat(checked(true, false, NOW, "db2"))
                .singleElement()
                .satisfies(it -> assertThat(it.result()).isEqualTo(Result.FAIL))
                .satisfies(it -> assertThat(text(it)).contains("authority.key"));
        files.put("db1", new EncryptionFiles(GOOD.authority(), GOOD.certificate(), GOOD.key(), true));
        assertThat(checked(true, false, NOW, "db2"))
                .singleElement()
                .satisfies(it -> assertThat(it.result()).isEqualTo(Result.PASS));
        assertThat(checked(true, false, NOW.plus(Duration.ofDays(3600)), "db2"))
                .singleElement()
                .satisfies(it -> assertThat(it.result()).isEqualTo(Result.FAIL));
    }
}
