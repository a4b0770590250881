package dev.galeractl.bootstrap.cluster.undo;

import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import dev.galeractl.replication.state.WsrepStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The hosts as they are, in the light of what an operation did there. */
final class UndoFacts {
    /** Contents with which no server starts but one that gets a transfer. */
    private static final Set<Contents> UNFINISHED =
            Set.of(Contents.TRANSFER_UNFINISHED, Contents.INCOMPLETE, Contents.HALF_MADE);

    private final UndoneOperation undone;
    private final ClusterFacts facts;
    private final List<HostNotes> notes;
    private final int arbitrators;

    /** @param arbitrators how many of the operation's own are members */
    UndoFacts(UndoneOperation undone, ClusterFacts facts, List<HostNotes> notes, int arbitrators) {
        this.undone = undone;
        this.facts = facts;
        this.notes = List.copyOf(notes);
        this.arbitrators = arbitrators;
    }

    ClusterFacts all() {
        return facts;
    }

    int arbitrators() {
        return arbitrators;
    }

    boolean isHeard(String node) {
        return facts.of(node).isPresent()
                && notes.stream().anyMatch(it -> it.node().equals(node));
    }

    /** Of a node that was heard. */
    MemberFacts member(String node) {
        return facts.of(node).orElseThrow();
    }

    HostNotes notes(String node) {
        return notes.stream().filter(it -> it.node().equals(node)).findFirst().orElseThrow();
    }

    /** That path, or one like it if that is taken already. */
    Path free(String node, Path wished) {
        Path second = wished.resolveSibling(wished.getFileName() + UndoLook.SECOND);
        return notes(node).present().contains(wished) ? second : wished;
    }

    Optional<Running> running(String node) {
        return facts.of(node)
                .flatMap(it -> it.node().server() instanceof Running running ? Optional.of(running) : Optional.empty());
    }

    Optional<WsrepStatus> status(String node) {
        return running(node).flatMap(Running::status).filter(WsrepStatus::hasProvider);
    }

    /** Whether the server that runs there is one that the operation started: not the package's, which replicates nothing. */
    boolean runs(String node) {
        return started(node)
                && running(node).isPresent()
                && !member(node).replicates().equals(Optional.of(false));
    }

    /** Whether the operation came so far as to start its server. */
    boolean started(String node) {
        return undone.started().contains(node) && notes(node).startNoted();
    }

    boolean packageServerRuns(String node) {
        return running(node).isPresent() && member(node).replicates().equals(Optional.of(false));
    }

    boolean synced(String node) {
        return running(node).filter(Running::synced).isPresent();
    }

    /** Whether the operation made the account of the state transfer, by the notes of the host on which it did. */
    boolean madeAccount() {
        return notes.stream().anyMatch(HostNotes::madeAccount);
    }

    /** Schemas that people made: as the server tells, and as folders of the data directory. */
    Set<String> schemas(String node) {
        Set<String> schemas = new TreeSet<>(member(node).node().datadir().userSchemas());
        schemas.addAll(member(node).schemasOfPeople().orElse(List.of()));
        undone.scratch().ifPresent(schemas::remove);
        return schemas;
    }

    /** Those that were on none of the hosts when the operation started their servers. */
    Set<String> newSchemas(String node) {
        Set<String> before = notes.stream().flatMap(it -> it.schemas().stream()).collect(Collectors.toSet());
        Set<String> schemas = schemas(node);
        schemas.removeAll(before);
        return schemas;
    }

    /** Whether what lies in a data directory that was there before came by a state transfer, and is more than system tables or not whole. */
    boolean isFilledByTransfer(String node) {
        Contents contents = member(node).node().datadir().contents();
        Set<String> came = schemas(node);
        came.removeAll(notes(node).schemas());
        return UNFINISHED.contains(contents) || !came.isEmpty();
    }
}
