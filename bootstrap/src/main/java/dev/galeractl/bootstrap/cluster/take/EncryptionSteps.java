package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.certificate.AuthorityProblem;
import dev.galeractl.bootstrap.certificate.CertificateStanding;
import dev.galeractl.bootstrap.certificate.CertificateWish;
import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Tls;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.text.Sentence;
import java.security.SecureRandom;
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
    private final ClusterCertificates certificates;

    /** Of a cluster that is described to have an authority of its own. */
    EncryptionSteps(ClusterDescription cluster, InstantSource clock) {
        this.cluster = cluster;
        this.tls = cluster.tls().filter(Tls::ownAuthority).orElseThrow();
        this.certificates = new ClusterCertificates(tls, SERVERS_GROUP, clock, new SecureRandom());
    }

    /** Says whether there was none before. */
    boolean makeAuthority(ClusterHost host) throws HostProblem, StepProblem {
        try {
            return certificates.ensureAuthority(host.host(), cluster.name());
        } catch (AuthorityProblem e) {
            throw problem(host, e);
        }
    }

    /** Says whether what the node had was not good. */
    boolean issueCertificate(ClusterHost host, List<ClusterHost> keepers, HostStep.IssueCertificate step)
            throws HostProblem, StepProblem {
        ClusterHost keeper = keeper(host, keepers);
        Node node = host.node();
        CertificateWish wish = new CertificateWish(
                node.name(),
                Stream.of(node.address(), node.reachedAt()).distinct().toList());
        try {
            return certificates.ensureCertificate(keeper.host(), host.host(), wish, step.operation())
                    != CertificateStanding.GOOD;
        } catch (AuthorityProblem e) {
            throw problem(keeper, e);
        }
    }

    private ClusterHost keeper(ClusterHost host, List<ClusterHost> keepers) throws HostProblem, StepProblem {
        for (ClusterHost keeper : keepers) {
            if (certificates.isKept(keeper.host())) {
                return keeper;
            }
        }
        throw new StepProblem(Sentence.of(
                "failure.authority-nowhere",
                "node",
                host.node().name(),
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
