package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.config.fact.TlsFit.Chain;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL702: each node trusts itself, and one of them not another. What a node does not even trust itself is told of that node alone. */
final class TlsNotOfEachOther implements ClusterRule {
    private static final FindingCode CODE = new FindingCode("GAL702");

    @Override
    public List<Finding> check(ClusterOptions cluster) {
        List<ClusterNode> encrypted = cluster.nodes().stream()
                .filter(it -> it.encryption().isOn() && !it.encryption().isOfPercona())
                .toList();
        for (ClusterNode shown : encrypted) {
            if (isTrustedBy(shown, shown)) {
                for (ClusterNode judge : encrypted) {
                    Optional<Chain> broken = chain(shown, judge).filter(it -> it.end() != Chain.End.TRUSTED);
                    if (broken.isPresent()) {
                        // One pair shows it; with two authorities it would be told of half of all pairs.
                        return List.of(finding(shown, judge, broken.get()));
                    }
                }
            }
        }
        return List.of();
    }

    private static boolean isTrustedBy(ClusterNode shown, ClusterNode judge) {
        return chain(shown, judge).filter(it -> it.end() == Chain.End.TRUSTED).isPresent();
    }

    private static Optional<Chain> chain(ClusterNode shown, ClusterNode judge) {
        return judge.chain(
                shown.encryption().files().judgedBy(judge.encryption().files()));
    }

    private static Finding finding(ClusterNode shown, ClusterNode judge, Chain broken) {
        return new Finding(
                CODE,
                "not-of-each-other",
                Map.of(
                        "shown", shown.label(),
                        "judge", judge.label(),
                        "file",
                                shown.encryption()
                                        .files()
                                        .certificate()
                                        .orElseThrow()
                                        .toString(),
                        "authority",
                                judge.encryption()
                                        .files()
                                        .authority()
                                        .orElseThrow()
                                        .toString(),
                        "issuer", broken.issuer()),
                List.of(shown.providerEvidence("socket.ssl_cert"), judge.providerEvidence("socket.ssl_ca")),
                List.of(),
                shown.product().equals(Optional.of(Product.MARIADB)) ? Confidence.CERTAIN : Confidence.LIKELY,
                Optional.empty());
    }
}
