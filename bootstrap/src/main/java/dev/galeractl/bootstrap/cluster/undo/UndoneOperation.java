package dev.galeractl.bootstrap.cluster.undo;

import dev.galeractl.bootstrap.journal.JournalRecord;
import dev.galeractl.bootstrap.journal.JournalRecord.StepRecord;
import dev.galeractl.bootstrap.plan.InstallPackages;
import dev.galeractl.bootstrap.plan.Verb;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an operation may have done, by its journal: whatever was begun counts, because only the hosts know whether it was done.
 *
 * @param founded whether it made a cluster; else it added a node to one
 * @param hosts the nodes whose hosts it worked on
 * @param installed nodes on whose hosts it installed packages
 * @param packageServers nodes whose package's server it stopped
 * @param started nodes whose servers it started, in that order
 * @param created nodes whose data directories it made
 * @param setAside data directories that it moved out of the way
 * @param account of the state transfer, if it was to be made
 * @param scratch schema in which the cluster was tried
 * @param arbitrators on whose hosts it worked
 * @param isBack whether all was put back already and only the notes were being removed when that was interrupted
 */
public record UndoneOperation(
        String operation,
        boolean founded,
        List<String> hosts,
        Set<String> installed,
        Set<String> packageServers,
        List<String> started,
        Set<String> created,
        List<SetAside> setAside,
        Optional<String> account,
        Optional<String> scratch,
        List<String> arbitrators,
        boolean isBack) {
    public UndoneOperation {
        hosts = List.copyOf(hosts);
        installed = Set.copyOf(installed);
        packageServers = Set.copyOf(packageServers);
        started = List.copyOf(started);
        created = Set.copyOf(created);
        setAside = List.copyOf(setAside);
        arbitrators = List.copyOf(arbitrators);
    }

    /** A data directory and where it was moved to. */
    public record SetAside(String node, Path datadir, Path aside) {}

    /**
     * What a journal tells.
     *
     * @param undo the journal of a run that began to take it back
     */
    public static UndoneOperation of(JournalRecord record, Optional<JournalRecord> undo) {
        List<String> hosts = steps(record, "take-cluster-lock")
                .flatMap(it -> Arrays.stream(it.node().split(", ", -1)))
                .distinct()
                .toList();
        return new UndoneOperation(
                record.operationId(),
                record.verb().equals(Verb.BOOTSTRAP.words()),
                hosts,
                nodes(record, InstallPackages.SLUG),
                nodes(record, "stop-fresh-server"),
                List.copyOf(nodes(record, "start-first", "start-joiner")),
                nodes(record, "create-datadir"),
                steps(record, "set-datadir-aside")
                        .map(it -> new SetAside(
                                it.node(), Path.of(parameter(it, "datadir")), Path.of(parameter(it, "aside"))))
                        .distinct()
                        .toList(),
                steps(record, "create-transfer-account")
                        .map(it -> parameter(it, "account"))
                        .findFirst(),
                steps(record, "verify-cluster")
                        .flatMap(it -> Optional.ofNullable(it.parameters().get("schema")).stream())
                        .findFirst(),
                // Whoever gets a certificate and is none of the nodes.
                nodes(record, "issue-certificate", "write-arbitrator-file", "start-arbitrator").stream()
                        .filter(it -> !hosts.contains(it))
                        .toList(),
                undo.filter(it -> it.begun("forget-operation")).isPresent());
    }

    private static Stream<StepRecord> steps(JournalRecord record, String... slugs) {
        return record.steps().stream().filter(it -> List.of(slugs).contains(it.slug()));
    }

    private static Set<String> nodes(JournalRecord record, String... slugs) {
        return steps(record, slugs).map(StepRecord::node).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String parameter(StepRecord step, String name) {
        return Optional.ofNullable(step.parameters().get(name))
                .orElseThrow(() -> new IllegalStateException("the journal lacks " + name + " of " + step.slug()));
    }
}
