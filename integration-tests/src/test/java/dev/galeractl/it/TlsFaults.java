package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes that cannot agree on an encrypted connection, with certificates that openssl makes. */
class TlsFaults {
    @RegisterExtension
    final FaultLab lab = new FaultLab();

    @Test
    void onlyTheJoinerHasTls() {
        Nodes nodes = new Nodes();
        Path ca = authority("ca");
        lab.bootstrap(nodes.member.impatient());
        joinInVain(encrypted(nodes.joiner, certificate("db2", ca, List.of()), ca));

        lab.doctor(nodes.joiner).isVerdict("broken").finds("GAL701 peers-plain");
        lab.doctor(nodes.member, nodes.joiner).finds("GAL701 peers-plain");
        lab.doctor(nodes.member).isVerdict("ok").finds();
    }

    @Test
    void onlyTheMemberHasTls() {
        Nodes nodes = new Nodes();
        Path ca = authority("ca");
        lab.bootstrap(encrypted(nodes.member, certificate("db1", ca, List.of()), ca));
        joinInVain(nodes.joiner.impatient());

        lab.doctor(nodes.member, nodes.joiner)
                .isVerdict("broken")
                .finds("GAL701 joiner-plain")
                .proves("GAL701", "db1.log", "unexpected eof while reading");
        lab.doctor(nodes.member).isVerdict("ok").finds("GAL701 hung-up-on-member");
    }

    @Test
    void anotherAuthority() {
        Nodes nodes = new Nodes();
        Path ca = authority("ca");
        Path other = authority("other");
        lab.bootstrap(encrypted(nodes.member, certificate("db1", ca, List.of()), ca));
        joinInVain(encrypted(nodes.joiner, certificate("db2", other, List.of()), other));

        lab.doctor(nodes.joiner).isVerdict("broken").finds("GAL702 peer-untrusted");
        lab.doctor(nodes.member, nodes.joiner).finds("GAL702 peer-untrusted").proves("GAL702", "db1.log", "unknown ca");
    }

    @Test
    void anExpiredCertificate() {
        Nodes nodes = new Nodes();
        Path ca = authority("ca");
        lab.bootstrap(encrypted(nodes.member, certificate("db1", ca, List.of()), ca));
        joinInVain(encrypted(nodes.joiner, certificate("db2", ca, List.of("-days", "-1")), ca));

        lab.doctor(nodes.joiner).isVerdict("broken").finds("GAL703 own-expired");
        lab.doctor(nodes.member, nodes.joiner)
                .finds("GAL703 own-expired")
                .proves("GAL703", "db1.log", "certificate has expired");
    }

    @Test
    void aKeyOfAnotherCertificate() {
        Nodes nodes = new Nodes();
        Path ca = authority("ca");
        Path one = certificate("db1", ca, List.of());
        Path two = certificate("db2", ca, List.of());
        NodeFiles node = nodes.member.withProviderOption(options(one, two, ca) + ";pc.wait_prim_timeout=PT4S");
        assertThat(lab.start(node, "--wsrep-new-cluster").awaitEnd()).isEqualTo(1);

        lab.doctor(node).isVerdict("broken").finds("GAL704 mismatch");
    }

    @Test
    void encryptedAndHealthy() {
        Nodes nodes = new Nodes();
        Path ca = authority("ca");
        lab.bootstrap(encrypted(nodes.member, certificate("db1", ca, List.of()), ca));
        lab.start(encrypted(nodes.joiner, certificate("db2", ca, List.of()), ca))
                .awaitSynced();

        lab.doctor(nodes.member, nodes.joiner).isVerdict("ok").finds();
    }

    private final class Nodes {
        private final List<NodeFiles> both = lab.nodes(2);
        private final NodeFiles member = both.get(0);
        private final NodeFiles joiner = both.get(1);
    }

    private void joinInVain(NodeFiles joiner) {
        assertThat(lab.start(joiner).awaitEnd()).isEqualTo(1);
    }

    private static NodeFiles encrypted(NodeFiles node, Path certificate, Path authority) {
        return node.withProviderOption(options(certificate, certificate, authority) + ";pc.wait_prim_timeout=PT4S");
    }

    private static String options(Path certificate, Path key, Path authority) {
        return "socket.ssl_cert=" + certificate + ".pem;socket.ssl_key=" + key + ".key;socket.ssl_ca=" + authority
                + ".pem";
    }

    private Path authority(String name) {
        return certificates().authority(name);
    }

    private Path certificate(String name, Path authority, List<String> more) {
        return certificates().signed(name, authority, List.of("rsa:2048"), more.toArray(String[]::new));
    }

    private Certificates certificates() {
        return new Certificates(lab.folder());
    }
}
