package dev.galeractl.bootstrap.cluster.take;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.galeractl.bootstrap.certificate.AuthorityProblem;
import dev.galeractl.bootstrap.certificate.CertificateStanding;
import dev.galeractl.bootstrap.certificate.CertificateWish;
import dev.galeractl.bootstrap.certificate.KeysAhead;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Tls;
import dev.galeractl.bootstrap.host.CommandHost;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.Secrets;
import dev.galeractl.bootstrap.host.local.ProcessTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On this machine, whose root is needed: what is written belongs to root, and only its group is let in. */
class ClusterCertificatesTest {
    private static final CertificateWish DB1 = new CertificateWish("db1", List.of());
    private static final CertificateWish DB2 = new CertificateWish("db2", List.of());

    @TempDir
    private Path folder;

    private final Host host = new CommandHost("here", new ProcessTransport("here"), Secrets.NONE);

    private Tls first;

    @BeforeEach
    void onlyRootMayGiveFilesAway() {
        assumeTrue(System.getProperty("user.name").equals("root"), "files are given to root");
        first = tls("db1");
    }

    @Test
    void aNodeGetsWhatItNeedsAndNobodyElseMayReadItsKey() throws Exception {
        assertThat(certificates(first).ensureAuthority(host, "evening", "op-1")).isTrue();
        assertThat(certificates(first).ensureCertificate(host, host, DB1, "op")).isEqualTo(CertificateStanding.ABSENT);

        assertThat(mode(first.key())).isEqualTo("rw-r-----");
        assertThat(mode(first.authorityKey())).isEqualTo("rw-------");
        assertThat(first.certificate()).content().startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(names()).containsExactlyInAnyOrder("authority.key", "ca.pem", "cert.pem", "key.pem");
    }

    @Test
    void aSecondRunChangesNothing() throws Exception {
        certificates(first).ensureAuthority(host, "evening", "op-1");
        certificates(first).ensureCertificate(host, host, DB1, "op");
        String before = everything();

        assertThat(certificates(first).ensureAuthority(host, "evening", "op-1")).isFalse();
        assertThat(certificates(first).ensureCertificate(host, host, DB1, "op")).isEqualTo(CertificateStanding.GOOD);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatIsReplacedIsKeptBeside() throws Exception {
        certificates(first).ensureAuthority(host, "evening", "op-1");
        certificates(first).ensureCertificate(host, host, DB2, "op1");
        String old = Files.readString(first.key());

        assertThat(certificates(first).ensureCertificate(host, host, DB1, "op2"))
                .isEqualTo(CertificateStanding.OTHER_NAMES);
        Path kept = first.key().resolveSibling("key.pem.before-op2");
        assertThat(kept).content().isEqualTo(old);
        assertThat(mode(kept)).isEqualTo("rw-r-----");
        assertThat(Files.readString(first.key())).isNotEqualTo(old);
    }

    /** Somebody trusts it, and only its owner can say whether it may go. */
    @Test
    void anAuthorityWithoutItsKeyIsLeftAsItIs() throws Exception {
        Files.createDirectories(folder.resolve("db1"));
        Files.writeString(first.authority(), "somebody's");

        AuthorityProblem problem = catchThrowableOfType(
                AuthorityProblem.class, () -> certificates(first).ensureAuthority(host, "evening", "op-1"));
        assertThat(problem.kind()).isEqualTo(AuthorityProblem.Kind.NO_KEY);
        assertThat(first.authority()).content().isEqualTo("somebody's");
    }

    /** Interrupted between the two files, the next run makes a new pair: nobody has seen the old one. */
    @Test
    void aKeyWithoutItsCertificateIsMadeAnew() throws Exception {
        Files.createDirectories(folder.resolve("db1"));
        Files.writeString(first.authorityKey(), "half");

        assertThat(certificates(first).ensureAuthority(host, "evening", "op-1")).isTrue();
        assertThat(certificates(first).ensureCertificate(host, host, DB1, "op")).isEqualTo(CertificateStanding.ABSENT);
    }

    private ClusterCertificates certificates(Tls tls) {
        return new ClusterCertificates(tls, "root", InstantSource.system(), new KeysAhead(new SecureRandom()));
    }

    private Tls tls(String node) {
        Path at = folder.resolve(node);
        return new Tls(true, at.resolve("ca.pem"), at.resolve("cert.pem"), at.resolve("key.pem"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("db1"))) {
            return files.map(it -> it.getFileName().toString()).toList();
        }
    }

    private String everything() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : names()) {
            Path file = folder.resolve("db1").resolve(name);
            all.append(name).append(Files.getLastModifiedTime(file)).append(Files.readString(file));
        }
        return all.toString();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
