package dev.galeractl.bootstrap.cluster.undo;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.undo.HostNotes.NotedFile;
import dev.galeractl.bootstrap.cluster.undo.HostNotes.State;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.SafetyRule;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.state.WsrepStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** What forbids to take an operation back: data that came since, members that stay, files that somebody changed, hosts of which nothing is known. */
final class UndoRefusals {
    /** Of a member whose address for clients was not set (MariaDB 10.11). */
    private static final Pattern UNKNOWN_PORT = Pattern.compile(":0$");

    private final ClusterDescription cluster;
    private final UndoneOperation undone;
    private final UndoFacts known;

    UndoRefusals(ClusterDescription cluster, UndoneOperation undone, UndoFacts known) {
        this.cluster = cluster;
        this.undone = undone;
        this.known = known;
    }

    List<Refusal> all() {
        List<Refusal> refusals = new ArrayList<>();
        List<String> unheard =
                undone.hosts().stream().filter(it -> !known.isHeard(it)).toList();
        unheard.forEach(it -> refusals.add(refusal(
                "unheard",
                it,
                "said",
                known.all()
                        .unheard()
                        .filter(host -> host.node().equals(it))
                        .map(host -> String.valueOf(host.problem().getMessage()))
                        .findFirst()
                        .orElse(""))));
        if (!unheard.isEmpty() || undone.isBack()) {
            return refusals;
        }
        for (String node : undone.hosts()) {
            known.notes(node).files().stream()
                    .filter(it -> it.state() == State.OTHER)
                    .forEach(it -> refusals.add(changed(node, it)));
            foreign(node).ifPresent(refusals::add);
        }
        for (String node : undone.started().stream().filter(known::started).toList()) {
            data(node).ifPresent(refusals::add);
            members(node).ifPresent(refusals::add);
        }
        return refusals;
    }

    /** Of a node whose datadir would be moved away: known before anything is stopped, not when the step comes. */
    Optional<Refusal> unmovable(String node) {
        return Optional.of(known.member(node))
                .filter(it -> !it.hasMovableDatadir())
                .flatMap(MemberFacts::place)
                .map(it -> refusal(
                        "unmovable",
                        node,
                        "datadir",
                        it.datadir().toString(),
                        "real",
                        it.realPath().toString()));
    }

    private Refusal changed(String node, NotedFile file) {
        return refusal("file-changed", node, "file", file.path().toString());
    }

    /** A member that the operation did not start: whoever did wants it to run. */
    private Optional<Refusal> foreign(String node) {
        boolean theirs = !undone.started().contains(node)
                && touched(node)
                && known.running(node).isPresent()
                && !known.packageServerRuns(node);
        return theirs ? Optional.of(refusal("foreign-server", node)) : Optional.empty();
    }

    private boolean touched(String node) {
        return undone.packageServers().contains(node)
                || undone.created().contains(node)
                || undone.setAside().stream().anyMatch(it -> it.node().equals(node))
                || !known.notes(node).files().isEmpty();
    }

    /** Of a new cluster all data is its own. Of a node that joined, the others have it. */
    private Optional<Refusal> data(String node) {
        // What had been moved aside and is back is what was there before.
        boolean own = undone.setAside().stream()
                .anyMatch(it ->
                        it.node().equals(node) && !known.notes(node).present().contains(it.aside()));
        Set<String> came = undone.founded() && !own ? known.newSchemas(node) : Set.of();
        return came.isEmpty()
                ? Optional.empty()
                : Optional.of(refusal("data", node, "schemas", String.join(", ", came)));
    }

    private Optional<Refusal> members(String node) {
        Optional<WsrepStatus> status =
                known.status(node).filter(it -> it.primary().orElse(false));
        if (status.isEmpty() || !known.runs(node)) {
            return Optional.empty();
        }
        Optional<UUID> group = status.get().clusterStateUuid();
        long own = undone.started().stream()
                        .filter(it -> isMember(it, group) || isCounted(it, status.get()))
                        .count()
                + known.arbitrators();
        int size = status.get().clusterSize().orElse(0);
        if (undone.founded()) {
            return size > own
                    ? Optional.of(refusal("members", node, "size", Integer.toString(size), "own", Long.toString(own)))
                    : Optional.empty();
        }
        if (status.get().localStateComment().orElse("").startsWith("Donor")) {
            return Optional.of(refusal("donor", node));
        }
        boolean othersStay = cluster.nodes().stream()
                .map(it -> it.name())
                .filter(it -> !it.equals(node))
                .anyMatch(it -> known.synced(it) && isMember(it, group));
        return known.synced(node) && !othersStay ? Optional.of(refusal("last-member", node)) : Optional.empty();
    }

    private boolean isMember(String node, Optional<UUID> group) {
        return known.status(node)
                .filter(it -> it.clusterStateUuid().equals(group))
                .isPresent();
    }

    /**
     * One that gets its data does not tell yet, and one that was stopped a moment ago is still counted; the members tell its address. What runs on its host is known.
     */
    private boolean isCounted(String node, WsrepStatus member) {
        NodeAddress address = cluster.node(node).orElseThrow().reachedAt();
        return known.isHeard(node)
                && known.started(node)
                && known.running(node).flatMap(Running::status).isEmpty()
                && member.incomingAddresses().stream()
                        .flatMap(
                                it -> NodeAddress.parse(UNKNOWN_PORT.matcher(it).replaceFirst("")).stream())
                        .anyMatch(address::sameHost);
    }

    private Refusal refusal(String key, String node, String... more) {
        List<String> parameters = new ArrayList<>(List.of("node", node, "operation", undone.operation()));
        parameters.addAll(List.of(more));
        String[] all = parameters.toArray(String[]::new);
        return new Refusal(
                SafetyRule.UNDO,
                node,
                Sentence.of("refusal.undo." + key + ".reason", all),
                Sentence.of("refusal.undo." + key + ".learned", all),
                Sentence.of("refusal.undo." + key + ".way-out", all),
                Optional.empty());
    }
}
