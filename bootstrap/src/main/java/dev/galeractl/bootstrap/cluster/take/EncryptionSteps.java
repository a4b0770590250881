package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.certificate.AuthorityProblem;
import dev.galeractl.bootstrap.certificate.CertificateStanding;
import dev.galeractl.bootstrap.certificate.CertificateWish;
import dev.galeractl.bootstrap.certificate.KeysAhead;
import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Tls;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.text.Sentence;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The steps that make an authority and give nodes their certificates. Each finds its work done the second time. */
final class EncryptionSteps {
    /** The account that servers run as, in every package of MariaDB and Percona. */
    private static final String SERVERS_GROUP = "mysql";

    private final ClusterDescription cluster;
    private final Tls tls;
    private final KeysAhead keys;
    private final InstantSource clock;

    /** Of a cluster that is described to have an authority of its own. */
    EncryptionSteps(ClusterDescription cluster, KeysAhead keys, InstantSource clock) {
        this.cluster = cluster;
        this.tls = cluster.tls().filter(Tls::ownAuthority).orElseThrow();
        this.keys = keys;
        this.clock = clock;
    }

    /** Says whether there was none before. */
    boolean makeAuthority(ClusterHost host, String operation) throws HostProblem, StepProblem {
        try {
            return certificates(SERVERS_GROUP).ensureAuthority(host.host(), cluster.name(), operation);
        } catch (AuthorityProblem e) {
            throw problem(host, e);
        }
    }

    /** Says whether what the node had was not good. */
    boolean issueCertificate(ClusterHost host, List<ClusterHost> keepers, String operation)
            throws HostProblem, StepProblem {
        Node node = host.node();
        CertificateWish wish = new CertificateWish(
                node.name(),
                Stream.of(node.address(), node.reachedAt()).distinct().toList());
        return issueCertificate(host.shell(), wish, SERVERS_GROUP, keepers, operation);
    }

    /**
     * The same for whoever lives on a host.
     *
     * @param group that may read the key
     */
    boolean issueCertificate(
            HostShell host, CertificateWish wish, String group, List<ClusterHost> keepers, String operation)
            throws HostProblem, StepProblem {
        ClusterHost keeper = keeper(host.node(), keepers);
        try {
            return certificates(group).ensureCertificate(keeper.host(), host.host(), wish, operation)
                    != CertificateStanding.GOOD;
        } catch (AuthorityProblem e) {
            throw problem(keeper, e);
        }
    }

    private ClusterCertificates certificates(String group) {
        return new ClusterCertificates(tls, group, clock, keys);
    }

    private ClusterHost keeper(String node, List<ClusterHost> keepers) throws HostProblem, StepProblem {
        for (ClusterHost keeper : keepers) {
            if (certificates(SERVERS_GROUP).isKept(keeper.host())) {
                return keeper;
            }
        }
        throw new StepProblem(Sentence.of(
                "failure.authority-nowhere",
                "node",
                node,
                "key",
                tls.authorityKey().toString(),
                "nodes",
                String.join(", ", keepers.stream().map(it -> it.node().name()).toList())));
    }

    private StepProblem problem(ClusterHost keeper, AuthorityProblem e) {
        return new StepProblem(Sentence.of(
                "failure.authority." + e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "node",
                keeper.node().name(),
                "certificate",
                tls.authority().toString(),
                "key",
                tls.authorityKey().toString()));
    }
}
