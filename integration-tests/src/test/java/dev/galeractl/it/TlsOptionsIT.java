package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What validate says of certificates and keys on the server's own host, the real server does. */
class TlsOptionsIT {
    private static final String VERSION = "10.11.19-MariaDB";

    @RegisterExtension
    final Testbed testbed = new Testbed();

    private Certificates certificates;
    private Path authority;

    @BeforeEach
    void makeAnAuthority() {
        certificates = new Certificates(testbed.folder());
        authority = certificates.authority("ca");
    }

    @ParameterizedTest
    @CsvSource({"mismatch-here", "locked-here", "short-here", "forgeable-here"})
    @Shows({"GAL704 mismatch-here", "GAL704 locked-here", "GAL704 short-here", "GAL704 forgeable-here"})
    void whatTheProviderCannotUseKeepsTheServerFromStarting(String circumstance) {
        NodeFiles node = testbed.nodes(2).get(0);
        node.withProviderOption(provider(unusable(circumstance), authority));
        assertThat(validate(node).assertExit(1).out()).contains("GAL704").contains(circumstance);

        assertThat(found(node).awaitEnd()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"absent-here", "mismatch-here", "locked-here", "short-here", "forgeable-here"})
    @Shows({
        "GAL706 absent-here",
        "GAL706 mismatch-here",
        "GAL706 locked-here",
        "GAL706 short-here",
        "GAL706 forgeable-here"
    })
    void whatTheServerCannotUseForItsClientsEndsIt(String circumstance) {
        Pair files = unusable(circumstance);
        NodeFiles node = testbed.nodes(2)
                .get(0)
                .set("ssl_cert", files.certificate() + ".pem")
                .set("ssl_key", files.key() + ".key")
                .set("ssl_ca", authority + ".pem");
        assertThat(validate(node).assertExit(1).out()).contains("GAL706").contains(circumstance);

        assertThat(found(node).awaitEnd()).isEqualTo(134);
    }

    @Test
    @Shows("GAL131 no-authority")
    void withoutAnAuthorityItStartsAlone() {
        Path certificate = certificates.signed("db", authority);
        NodeFiles node = testbed.nodes(2).get(0);
        node.withProviderOption("socket.ssl_cert=" + certificate + ".pem;socket.ssl_key=" + certificate + ".key");
        assertThat(validate(node).assertExit(0).out()).contains("GAL131").contains("no-authority");

        found(node).awaitSynced();
    }

    @Test
    @Shows("GAL703 expired-here")
    void withAnExpiredCertificateItStartsAlone() {
        Path certificate = certificates.signed("db", authority, List.of("rsa:2048"), "-days", "-1");
        NodeFiles node = testbed.nodes(2).get(0);
        node.withProviderOption(provider(new Pair(certificate, certificate), authority));
        assertThat(validate(node).assertExit(1).out()).contains("GAL703").contains("expired-here");

        found(node).awaitSynced();
    }

    @Test
    void whatIsJustStrongEnoughStarts() {
        Path curve = certificates.signed(
                "p224", authority, List.of("ec", "-pkeyopt", "ec_paramgen_curve:secp224r1"), "-sha224");
        NodeFiles node = testbed.nodes(2).get(0);
        node.withProviderOption(provider(new Pair(curve, curve), authority));
        assertThat(validate(node).out()).doesNotContain("GAL70");

        found(node).awaitSynced();
    }

    @Test
    void aKeyWhosePassphraseIsInAFileStarts() throws IOException {
        Pair locked = unusable("locked-here");
        Path passphrase = Files.writeString(testbed.folder().resolve("passphrase"), "secret\n");
        NodeFiles node = testbed.nodes(2).get(0);
        node.withProviderOption(provider(locked, authority) + ";socket.ssl_password_file=" + passphrase);
        assertThat(validate(node).out()).doesNotContain("GAL70");

        found(node).awaitSynced();
    }

    @Test
    void anAuthorityWithAShortKeyKeepsTheSecondNodeOut() throws IOException {
        Path weak = certificates.authority("weak", "rsa:1024");
        List<NodeFiles> nodes = both(certificates.signed("db", weak), weak);
        assertThat(validate(nodes.get(0)).assertExit(1).out()).contains("authority-short-here");

        found(nodes.get(0)).awaitSynced();
        assertThat(joined(nodes.get(1)).awaitEnd()).isEqualTo(1);
        assertThat(logs(nodes)).contains("ca key too small");
    }

    @Test
    @Shows("GAL702 issuer-unknown-here")
    void withoutTheIntermediateAuthorityTheSecondNodeIsNotTrusted() throws IOException {
        Path intermediate = intermediate();
        List<NodeFiles> nodes = both(certificates.signed("db", intermediate), authority);
        assertThat(validate(nodes.get(0)).assertExit(0).out()).contains("issuer-unknown-here");

        found(nodes.get(0)).awaitSynced();
        assertThat(joined(nodes.get(1)).awaitEnd()).isEqualTo(1);
        assertThat(logs(nodes)).contains("unknown ca");
    }

    @Test
    @Shows("GAL702 root-absent-here")
    void anIntermediateAuthorityAloneIsNotTrusted() {
        Path intermediate = intermediate();
        List<NodeFiles> nodes = both(certificates.signed("db", intermediate), intermediate);
        assertThat(validate(nodes.get(0)).assertExit(0).out()).contains("root-absent-here");

        found(nodes.get(0)).awaitSynced();
        assertThat(joined(nodes.get(1)).awaitEnd()).isEqualTo(1);
    }

    @Test
    void anIntermediateAuthorityBehindTheCertificateIsEnough() throws IOException {
        Path intermediate = intermediate();
        Path leaf = certificates.signed("db", intermediate);
        Files.writeString(
                Path.of(leaf + ".pem"),
                Files.readString(Path.of(leaf + ".pem")) + Files.readString(Path.of(intermediate + ".pem")));
        List<NodeFiles> nodes = both(leaf, authority);
        assertThat(validate(nodes.get(0)).out()).doesNotContain("GAL70");

        found(nodes.get(0)).awaitSynced();
        joined(nodes.get(1)).awaitSynced();
    }

    /** That is why a broken chain is likely to be a mistake, and not certain. */
    @Test
    void nodesMayTrustEachOtherAndNotThemselves() {
        Path other = certificates.authority("other");
        Path one = certificates.signed("db1", authority);
        Path two = certificates.signed("db2", other);
        List<NodeFiles> nodes = testbed.nodes(2);
        nodes.get(0).withProviderOption(provider(new Pair(one, one), other));
        nodes.get(1).withProviderOption(provider(new Pair(two, two), authority));
        assertThat(validate(nodes.get(0)).assertExit(0).out())
                .contains("GAL702")
                .contains("\"likely\"");

        found(nodes.get(0)).awaitSynced();
        joined(nodes.get(1)).awaitSynced();
    }

    @Test
    @Shows("GAL702 not-of-each-other")
    void nodesOfTwoAuthoritiesDoNotTrustEachOther() throws IOException {
        Path other = certificates.authority("other");
        Path one = certificates.signed("db1", authority);
        Path two = certificates.signed("db2", other);
        List<NodeFiles> nodes = testbed.nodes(2);
        nodes.get(0).withProviderOption(provider(new Pair(one, one), authority));
        nodes.get(1).withProviderOption(provider(new Pair(two, two), other));
        assertThat(validate(nodes.get(0)).out()).doesNotContain("GAL702");
        assertThat(testbed.galeractl(
                                "validate",
                                "--this-host",
                                "--server-version",
                                VERSION,
                                nodes.get(0).defaultsFile(),
                                nodes.get(1).defaultsFile(),
                                "--format",
                                "json")
                        .run()
                        .assertExit(1)
                        .out())
                .contains("not-of-each-other");

        found(nodes.get(0)).awaitSynced();
        assertThat(joined(nodes.get(1)).awaitEnd()).isEqualTo(1);
        assertThat(logs(nodes)).contains("unknown ca");
    }

    @Test
    @Shows("GAL137 ciphers-of-another-version")
    void suitesOfTls13AloneAreNoCiphersToTheProvider() throws IOException {
        NodeFiles node = testbed.nodes(2).get(0);
        Path certificate = certificates.signed("db", authority);
        String options = provider(new Pair(certificate, certificate), authority);
        node.withProviderOption(options + ";socket.ssl_cipher=TLS_AES_256_GCM_SHA384");
        assertThat(validate(node).assertExit(1).out()).contains("ciphers-of-another-version");

        assertThat(found(node).awaitEnd()).isEqualTo(1);
        assertThat(Files.readString(node.errorLog())).contains("no cipher match");
    }

    @Test
    void aCipherOfTls12AmongThemIsEnough() {
        NodeFiles node = testbed.nodes(2).get(0);
        Path certificate = certificates.signed("db", authority);
        String options = provider(new Pair(certificate, certificate), authority);
        node.withProviderOption(options + ";socket.ssl_cipher=TLS_AES_256_GCM_SHA384:ECDHE-RSA-AES128-GCM-SHA256");
        assertThat(validate(node).out()).doesNotContain("GAL137");

        found(node).awaitSynced();
    }

    /** Without stunnel, which the machine of the tests does not have. MariaDB 10.11.19 refuses, 10.11.18 goes on without it. */
    @Test
    @Shows("GAL302 tunnel-absent-here")
    void certificatesForClientsStopATransferByRsyncOrDoNotProtectIt() throws IOException {
        Path certificate = certificates.signed("db", authority);
        List<NodeFiles> nodes = testbed.nodes(2);
        nodes.forEach(it -> it.set("ssl_cert", certificate + ".pem")
                .set("ssl_key", certificate + ".key")
                .set("ssl_ca", authority + ".pem")
                .set("basedir", RealServer.base().toString()));
        assertThat(validate(nodes.get(0)).assertExit(1).out()).contains("tunnel-absent-here");

        found(nodes.get(0)).awaitSynced();
        RealServer joiner = joined(nodes.get(1));
        boolean synced = joiner.isSyncedOrEnds();
        String log = Files.readString(nodes.get(1).errorLog());
        if (synced) {
            assertThat(log).contains("rsync SST completed on joiner", "stunnel PID=0");
            joiner.stop();
        } else {
            assertThat(joiner.awaitEnd()).isEqualTo(134);
            assertThat(log).contains("the 'stunnel' binary was not found");
        }

        for (NodeFiles node : nodes) {
            Files.writeString(node.defaultsFile(), "[sst]\nssl-mode=DISABLED\n", StandardOpenOption.APPEND);
        }
        assertThat(validate(nodes.get(1)).out()).doesNotContain("tunnel-absent-here");
        testbed.start(nodes.get(1)).awaitSynced();
    }

    /** Without their {@code .pem} and {@code .key}. */
    private record Pair(Path certificate, Path key) {}

    private Pair unusable(String circumstance) {
        return switch (circumstance) {
            case "absent-here" -> same(testbed.folder().resolve("none"));
            case "mismatch-here" ->
                new Pair(certificates.signed("db1", authority), certificates.signed("db2", authority));
            case "locked-here" -> locked(certificates.signed("db1", authority));
            case "short-here" -> same(certificates.signed("db1", authority, List.of("rsa:1024")));
            case "forgeable-here" -> same(certificates.signed("db1", authority, List.of("rsa:2048"), "-sha1"));
            default -> throw new IllegalArgumentException(circumstance);
        };
    }

    private static Pair same(Path path) {
        return new Pair(path, path);
    }

    private static Pair locked(Path path) {
        Path locked = Path.of(path + "-locked");
        Certificates.openssl(
                List.of("pkcs8", "-topk8", "-in", path + ".key", "-passout", "pass:secret", "-out", locked + ".key"));
        return new Pair(path, locked);
    }

    /** Which of two that do not trust each other says why is a matter of chance. */
    private static String logs(List<NodeFiles> nodes) throws IOException {
        return Files.readString(nodes.get(0).errorLog())
                + Files.readString(nodes.get(1).errorLog());
    }

    private Path intermediate() {
        Path extension = testbed.folder().resolve("ca.ext");
        try {
            Files.writeString(extension, "basicConstraints=critical,CA:TRUE\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return certificates.signed("intermediate", authority, List.of("rsa:2048"), "-extfile", extension.toString());
    }

    private List<NodeFiles> both(Path certificate, Path trusted) {
        List<NodeFiles> nodes = testbed.nodes(2);
        nodes.forEach(it -> it.withProviderOption(provider(same(certificate), trusted)));
        return nodes;
    }

    private static String provider(Pair files, Path trusted) {
        return "socket.ssl_cert=%s.pem;socket.ssl_key=%s.key;socket.ssl_ca=%s.pem;pc.wait_prim_timeout=PT4S"
                .formatted(files.certificate(), files.key(), trusted);
    }

    private RealServer found(NodeFiles node) {
        RealServer.createDatadir(node);
        return testbed.start(node, "--wsrep-new-cluster");
    }

    private RealServer joined(NodeFiles node) {
        RealServer.createDatadir(node);
        return testbed.start(node);
    }

    private ProgramResult validate(NodeFiles node) {
        return testbed.galeractl(
                        "validate", "--this-host", "--server-version", VERSION, node.defaultsFile(), "--format", "json")
                .run();
    }
}
