package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.TlsFit;
import dev.galeractl.diagnostics.config.fact.TlsFit.Chain;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL702: nobody in the node's own file of authorities vouches for its certificate. */
public final class TlsChainBroken implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL702");

    @Override
    public void check(Inquiry inquiry) {
        TlsSide.inUse(inquiry).stream()
                .filter(TlsSide::isForNodes)
                .forEach(side -> inquiry.host()
                        .flatMap(host -> host.fit(side.files()))
                        .flatMap(TlsFit::chain)
                        .ifPresent(chain -> circumstance(chain.end())
                                .ifPresent(it -> inquiry.found(
                                        // Of nodes that trust each other's authorities and not their own it is no
                                        // mistake.
                                        Confidence.LIKELY,
                                        CODE,
                                        it,
                                        Map.of(
                                                "file", side.value(side.certificate()),
                                                "authority", side.value(side.authority()),
                                                "issuer", chain.issuer()),
                                        List.of(side.evidence(side.certificate()))))));
    }

    private static Optional<String> circumstance(Chain.End end) {
        return switch (end) {
            case TRUSTED -> Optional.empty();
            case ISSUER_UNKNOWN -> Optional.of("issuer-unknown-here");
            case ROOT_ABSENT -> Optional.of("root-absent-here");
        };
    }
}
