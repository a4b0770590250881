package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Tls;
import dev.galeractl.bootstrap.cluster.optionfile.NodeOptionFile;
import dev.galeractl.bootstrap.cluster.optionfile.RenderedOptions;
import dev.galeractl.diagnostics.config.fact.HostFacts;
import dev.galeractl.diagnostics.config.fact.TransferPrograms;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.sql.StatusQuestions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is asked of a node's host, and what the answer is judged by.
 *
 * @param options that the description means for the node, as its version's server reads them
 */
record LookQuestion(ClusterDescription cluster, Node node, EffectiveOptions options) {
    private static final String USUAL_SOCKET = "/run/mysqld/mysqld.sock";

    /** In which our own listeners can be written. */
    private static final List<String> INTERPRETERS = List.of("perl", "python3");

    /** Of which a version is worth knowing, whatever the method. */
    private static final List<String> WORTH_KNOWING = List.of("mariadb-backup", "rsync", "socat");

    static LookQuestion of(ClusterDescription cluster, Node node) {
        return new LookQuestion(
                cluster, node, RenderedOptions.of(NodeOptionFile.of(cluster, node, Locale.ENGLISH), cluster.server()));
    }

    /** The arguments of {@code look.sh}. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add("datadir=" + node.paths().datadir());
        arguments.add("optionfile=" + node.paths().optionFile());
        arguments.add("socket=" + socket());
        arguments.add("sql=" + String.join("; ", StatusQuestions.NODE.needed()));
        paths().forEach(path -> arguments.add("path=" + path));
        names().forEach(name -> arguments.add("name=" + name));
        tools().forEach(tool -> arguments.add("tool=" + tool));
        NeededProgram.of(this).forEach(needed -> arguments.add(needed.argument()));
        return arguments;
    }

    /**
     * Likewise, for a look that leaves out what says nothing of whether a server may be stopped or started now.
     *
     * @param version of the server's program with its stamp, if it is known
     */
    List<String> briefArguments(Optional<String> version) {
        List<String> arguments = new ArrayList<>(arguments());
        arguments.add("brief=yes");
        version.ifPresent(it -> arguments.add("version=" + it));
        return arguments;
    }

    Path socket() {
        return Path.of(options.value("socket").orElse(USUAL_SOCKET));
    }

    String method() {
        return options.value("wsrep_sst_method").orElse("rsync").toLowerCase(Locale.ROOT);
    }

    /** The programs of which any one will do, for each that a full state transfer needs. */
    List<List<String>> neededTools() {
        return TransferPrograms.neededFor(method(), options);
    }

    /** What the plan makes before a server starts, so that it need not be there yet. */
    Set<Path> madeByThePlan() {
        Set<Path> made = new LinkedHashSet<>(Set.of(node.paths().datadir()));
        cluster.tls()
                .filter(Tls::ownAuthority)
                .ifPresent(tls -> made.addAll(List.of(tls.authority(), tls.certificate(), tls.key())));
        return made;
    }

    private Set<Path> paths() {
        Set<Path> paths = new TreeSet<>(HostFacts.pathsOfInterest(options));
        paths.add(node.paths().provider());
        return paths;
    }

    /** Names instead of numbers, by which the nodes find each other. */
    private List<String> names() {
        return cluster.nodes().stream()
                .flatMap(it -> Stream.of(Optional.of(it.address()), it.advertised()))
                .flatMap(Optional::stream)
                .filter(it -> it.literal().isEmpty())
                .map(NodeAddress::host)
                .distinct()
                .toList();
    }

    private Set<String> tools() {
        Set<String> tools = new TreeSet<>();
        tools.add(TransferPrograms.COMMON);
        neededTools().forEach(tools::addAll);
        tools.addAll(INTERPRETERS);
        tools.addAll(WORTH_KNOWING);
        return tools;
    }
}
