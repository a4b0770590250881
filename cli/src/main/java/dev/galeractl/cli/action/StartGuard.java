package dev.galeractl.cli.action;

import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.Harm;
import dev.galeractl.diagnostics.finding.Severity;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides whether a finding is reason enough to keep a server from starting. It must never keep a good server down: only an error that
 * is certain counts, under a circumstance whose page says what comes of it.
 */
final class StartGuard {
    /** What {@code galera_new_cluster} sets for the unit. */
    private static final String NEW_CLUSTER_VARIABLE = "_WSREP_NEW_CLUSTER";
    /** More of the command line: MariaDB's units have the first, Percona's the second, which {@code mysql@bootstrap} uses to found a cluster. */
    private static final List<String> OPTIONS_VARIABLES = List.of("MYSQLD_OPTS", "EXTRA_ARGS");

    private final boolean newCluster;
    private final List<String> commandLine;

    /** @param environment of this process, which in an {@code ExecStartPre} is that of the server */
    StartGuard(Map<String, String> environment) {
        this.commandLine = OPTIONS_VARIABLES.stream()
                .flatMap(name -> words(environment.getOrDefault(name, "")).stream())
                .toList();
        this.newCluster = Stream.concat(
                        words(environment.getOrDefault(NEW_CLUSTER_VARIABLE, "")).stream(), commandLine.stream())
                .anyMatch(word -> word.replace('_', '-').startsWith("--wsrep-new-cluster"));
    }

    /** The options of the files, with what the unit adds to them. */
    EffectiveOptions asStarted(EffectiveOptions options) {
        return commandLine.isEmpty() ? options : options.withCommandLine(commandLine);
    }

    /**
     * Whether a start would certainly do harm.
     *
     * @param version of the server that would start; what is certain was seen on MariaDB, so no other product is held back
     */
    boolean refuses(Finding finding, Optional<ServerVersion> version) {
        boolean measured = version.map(it -> it.product() == Product.MARIADB).orElse(true);
        return measured
                && Catalogue.severity(finding) == Severity.ERROR
                && Catalogue.harm(finding).map(this::comesTrue).orElse(false);
    }

    private boolean comesTrue(Harm harm) {
        return switch (harm) {
            case STOPS_SERVER -> true;
            case STOPS_MEMBER, RISKS_DATA -> !newCluster;
        };
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
