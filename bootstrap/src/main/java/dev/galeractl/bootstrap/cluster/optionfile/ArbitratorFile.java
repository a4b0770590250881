package dev.galeractl.bootstrap.cluster.optionfile;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Arbitrator;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.replication.address.NodeAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings of garbd's service, as its start script reads them: a file of shell variables (comments in the file that Debian's package galera-arbitrator-4
 * 26.4.23 installs; {@code GALERA_OPTIONS} as on the other nodes: garbd(8)). The script puts the values between single quotes once more and evaluates that: a
 * description takes no value with a quote. No secret stands in it.
 */
public final class ArbitratorFile {
    private static final int GROUP_PORT = 4567;

    /** What concerns the group; an arbitrator has no data, no weight of its own and receives nothing. */
    private static final List<String> OF_THE_GROUP = List.of("evs.", "gmcast.", "socket.", "gcs.", "protonet.");

    private static final Pattern GROUP = Pattern.compile("(?m)^\\s*GALERA_GROUP=([\"']?)([^\"'\\n]*)\\1\\s*$");

    private ArbitratorFile() {}

    /** The whole file for an arbitrator of the cluster. */
    public static String of(ClusterDescription cluster, Arbitrator arbitrator) {
        String nodes = cluster.nodes().stream().map(ArbitratorFile::member).collect(Collectors.joining(","));
        String options = options(cluster, arbitrator).entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining("; "));
        return """
                # Arbitrator %s of the Galera cluster %s, written by galeractl: a vote without data.
                # The service's start script reads this file; it is shell.
                GALERA_NODES='%s'
                GALERA_GROUP='%s'
                GALERA_OPTIONS='%s'
                """.formatted(arbitrator.name(), cluster.name(), nodes, cluster.name(), options);
    }

    /** The cluster that a settings file names; empty if it names none. */
    public static Optional<String> group(String settings) {
        Matcher matcher = GROUP.matcher(settings);
        return matcher.find() ? Optional.of(matcher.group(2)).filter(it -> !it.isBlank()) : Optional.empty();
    }

    private static String member(Node node) {
        return new NodeAddress(
                        node.reachedAt().host(), OptionalInt.of(node.ports().group()))
                .toString();
    }

    private static Map<String, String> options(ClusterDescription cluster, Arbitrator arbitrator) {
        Map<String, String> options = new LinkedHashMap<>();
        boolean ipv6 = arbitrator.address().literal().isPresent()
                && arbitrator.address().host().indexOf(':') >= 0;
        if (arbitrator.address().isLoopback()) {
            options.put("gmcast.listen_addr", "tcp://" + at(arbitrator.address().host(), arbitrator.port()));
        } else if (ipv6 || arbitrator.port() != GROUP_PORT) {
            options.put("gmcast.listen_addr", "tcp://" + at(ipv6 ? "::" : "0.0.0.0", arbitrator.port()));
        }
        if (arbitrator.segment() != 0) {
            options.put("gmcast.segment", Integer.toString(arbitrator.segment()));
        }
        cluster.tls().ifPresent(tls -> {
            options.put("socket.ssl_ca", tls.authority().toString());
            options.put("socket.ssl_cert", tls.certificate().toString());
            options.put("socket.ssl_key", tls.key().toString());
        });
        cluster.providerOptions().entrySet().stream()
                .filter(it -> concerns(it.getKey()))
                .forEach(it -> options.put(it.getKey(), it.getValue()));
        return options;
    }

    private static boolean concerns(String option) {
        return OF_THE_GROUP.stream().anyMatch(option::startsWith);
    }

    private static String at(String host, int port) {
        return new NodeAddress(host, OptionalInt.of(port)).toString();
    }
}
