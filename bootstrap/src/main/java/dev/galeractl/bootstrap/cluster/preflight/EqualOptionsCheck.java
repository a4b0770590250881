package dev.galeractl.bootstrap.cluster.preflight;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.HostOptions;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.diagnostics.config.cluster.ClusterDiagnosis;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.Severity;
import dev.galeractl.replication.option.ServerVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the servers that are to make one cluster will be told the same where they have to be: the rules of {@code validate} about several nodes, asked
 * before a start. A description says the same to all its nodes; what other files of a host add to it nobody else compares.
 */
public final class EqualOptionsCheck {
    private static final String SLUG = "equal-options";

    /** Of the rules about several nodes, those about options that are to be equal. */
    private static final Set<String> CODES = Set.of("GAL150", "GAL152", "GAL701");

    private EqualOptionsCheck() {}

    /**
     * Makes it.
     *
     * @param facts tell which version reads the options
     * @return empty if there are no two servers to be compared
     */
    public static Optional<Check> of(ClusterDescription cluster, ClusterFacts facts, HostOptions options) {
        int servers = options.byNode().size() + options.unread().size();
        if (servers < 2) {
            return Optional.empty();
        }
        Map<String, ConfigFacts> told = new LinkedHashMap<>();
        options.byNode()
                .forEach((node, read) -> told.put(
                        node, new ConfigFacts(read, Optional.of(version(cluster, facts, node)), Optional.empty())));
        ClusterDiagnosis together = ClusterDiagnosis.of(told);
        List<Finding> findings = together.report().findings().stream()
                .filter(it -> CODES.contains(it.code().value()))
                .toList();
        boolean compared =
                together.clusters().stream().anyMatch(it -> it.members().size() == servers);
        boolean fails = findings.stream().anyMatch(it -> Catalogue.severity(it) == Severity.ERROR);
        Result result =
                fails ? Result.FAIL : !compared ? Result.UNKNOWN : findings.isEmpty() ? Result.PASS : Result.WARN;
        String words = switch (result) {
            case PASS -> "equal-options.pass";
            case WARN -> "equal-options.warn";
            case FAIL -> "equal-options.fail";
            case UNKNOWN -> "equal-options.unknown";
        };
        return Optional.of(new Check(
                SLUG,
                "",
                result,
                CheckList.sentence(words, "", "options", options(findings), "findings", codes(findings)),
                findings));
    }

    private static ServerVersion version(ClusterDescription cluster, ClusterFacts facts, String node) {
        return facts.of(node)
                .flatMap(it -> it.node().host().serverVersion())
                .flatMap(ServerVersion::parse)
                .orElse(cluster.server());
    }

    /** What differs, and who has which value. */
    private static String options(List<Finding> findings) {
        return findings.stream()
                .map(Finding::parameters)
                .filter(it -> it.containsKey("option"))
                .map(it -> it.get("option") + ": " + it.get("values"))
                .collect(Collectors.joining("; "));
    }

    private static String codes(List<Finding> findings) {
        return findings.stream().map(it -> it.code().value()).distinct().collect(Collectors.joining(", "));
    }
}
