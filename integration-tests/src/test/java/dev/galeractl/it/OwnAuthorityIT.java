package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.certificate.CertificateWish;
import dev.galeractl.bootstrap.certificate.ClusterAuthority;
import dev.galeractl.bootstrap.certificate.IssuedCertificate;
import dev.galeractl.replication.address.NodeAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What galeractl's own authority makes is good enough for real servers, for OpenSSL, and for {@code validate}. */
class OwnAuthorityIT {
    private static final SecureRandom RANDOM = new SecureRandom();

    @RegisterExtension
    final Testbed testbed = new Testbed();

    private final ClusterAuthority authority = ClusterAuthority.make("it", Instant.now(), RANDOM);

    @Test
    void nodesOfOneAuthorityMakeACluster() throws IOException {
        List<NodeFiles> nodes = testbed.nodes(2);
        for (NodeFiles node : nodes) {
            encrypt(node, authority);
            testbed.galeractl("validate", "--this-host", node.defaultsFile(), "--format", "json")
                    .run()
                    .assertExit(0);
        }

        RealServer.createDatadir(nodes.get(0));
        testbed.start(nodes.get(0), "--wsrep-new-cluster").awaitSynced();
        RealServer.createDatadir(nodes.get(1));

        // Synced with the first, which it could only reach encrypted: there is nobody else.
        testbed.start(nodes.get(1)).awaitSynced();
    }

    @Test
    void aNodeOfAnotherAuthorityOfTheSameNameStaysOutside() throws IOException {
        List<NodeFiles> nodes = testbed.nodes(2);
        encrypt(nodes.get(0), authority);
        encrypt(nodes.get(1), ClusterAuthority.make("it", Instant.now(), RANDOM));

        RealServer.createDatadir(nodes.get(0));
        testbed.start(nodes.get(0), "--wsrep-new-cluster").awaitSynced();
        RealServer.createDatadir(nodes.get(1));

        assertThat(testbed.start(nodes.get(1)).awaitEnd()).isEqualTo(1);
    }

    @Test
    void openSslFindsNothingWrong() throws IOException {
        Path ca = Files.writeString(testbed.folder().resolve("ca.pem"), authority.certificateText());
        try (IssuedCertificate issued = authority.issue(
                new CertificateWish(
                        "db1", List.of(NodeAddress.parse("10.0.0.11").orElseThrow())),
                Instant.now(),
                RANDOM)) {
            Path certificate = Files.writeString(testbed.folder().resolve("db1.pem"), issued.certificate());
            for (String purpose : List.of("sslserver", "sslclient")) {
                Certificates.openssl(List.of(
                        "verify",
                        "-x509_strict",
                        "-purpose",
                        purpose,
                        "-verify_ip",
                        "10.0.0.11",
                        "-CAfile",
                        ca.toString(),
                        certificate.toString()));
            }
        }
    }

    private void encrypt(NodeFiles node, ClusterAuthority by) throws IOException {
        Path folder = Files.createDirectories(testbed.folder().resolve("tls-" + node.name()));
        try (IssuedCertificate issued = by.issue(new CertificateWish(node.name(), List.of()), Instant.now(), RANDOM)) {
            Files.writeString(folder.resolve("ca.pem"), by.certificateText());
            Files.writeString(folder.resolve("cert.pem"), issued.certificate());
            Files.write(folder.resolve("key.pem"), issued.key().bytes());
        }
        node.withProviderOption(
                "socket.ssl_cert=%1$s/cert.pem;socket.ssl_key=%1$s/key.pem;socket.ssl_ca=%1$s/ca.pem;pc.wait_prim_timeout=PT4S"
                        .formatted(folder));
    }
}
