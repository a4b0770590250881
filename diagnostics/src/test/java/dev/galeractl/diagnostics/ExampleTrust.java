package dev.galeractl.diagnostics;

import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.config.fact.SeenTls;
import dev.galeractl.diagnostics.config.fact.TlsFiles;
import dev.galeractl.diagnostics.config.fact.TlsFit;
import dev.galeractl.diagnostics.config.fact.TlsFit.Chain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which nodes of an example trust which: all of them all, but for {@code judge@shown@issuer}; {@code nobody} for none. */
final class ExampleTrust {

    private ExampleTrust() {}

    static SeenTls among(Map<String, ConfigFacts> nodes, List<String> distrusts) {
        Map<TlsFiles, TlsFit> fits = new HashMap<>();
        for (ConfigFacts shown : nodes.values()) {
            for (ConfigFacts judge : nodes.values()) {
                fits.put(pair(shown, judge), fit(Chain.End.TRUSTED, ""));
            }
        }
        for (String distrust : distrusts.equals(List.of("nobody")) ? List.<String>of() : distrusts) {
            String[] parts = distrust.split("@", 3);
            fits.put(
                    pair(
                            Optional.ofNullable(nodes.get(parts[1])).orElseThrow(),
                            Optional.ofNullable(nodes.get(parts[0])).orElseThrow()),
                    fit(Chain.End.ISSUER_UNKNOWN, parts[2]));
        }
        return new SeenTls(Map.of(), fits);
    }

    private static TlsFiles pair(ConfigFacts shown, ConfigFacts judge) {
        return TlsFiles.ofProvider(shown.options()).judgedBy(TlsFiles.ofProvider(judge.options()));
    }

    private static TlsFit fit(Chain.End end, String issuer) {
        return new TlsFit(Optional.empty(), Optional.of(new Chain(end, issuer)));
    }
}
