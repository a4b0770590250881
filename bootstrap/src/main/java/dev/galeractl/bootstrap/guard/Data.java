package dev.galeractl.bootstrap.guard;

import dev.galeractl.bootstrap.fact.DatadirFacts;
import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.fact.PriorRun;
import dev.galeractl.bootstrap.fact.StateTransferForecast;
import dev.galeractl.replication.position.GrastateFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The rows of the table that protect what lies in a datadir. */
final class Data {
    private Data() {}

    /** Bootstrap: data that people made becomes the cluster's data only when its node is named. */
    static List<Refusal> adoptedByNameOnly(Case asked) {
        if (asked.running().isPresent()) {
            return List.of();
        }
        DatadirFacts datadir = asked.node().datadir();
        return switch (datadir.contents()) {
            case ABSENT, EMPTY, HALF_MADE, SYSTEM_ONLY -> List.of();
            case USER_DATA ->
                asked.waivers().adoptData().contains(asked.node().name())
                        ? List.of()
                        : List.of(asked.refuse(
                                "user-data.adopt",
                                "datadir",
                                datadir.path().toString(),
                                "schemas",
                                String.join(", ", datadir.userSchemas())));
            case TRANSFER_UNFINISHED, INCOMPLETE, FOREIGN, UNREADABLE -> List.of(unusable(asked));
        };
    }

    /** Join: a state transfer replaces what is there, so a node with data has to be named, unless only what is missing will be sent. */
    static List<Refusal> overwrittenByNameOnly(Case asked) {
        if (asked.running().isPresent()) {
            return List.of();
        }
        DatadirFacts datadir = asked.node().datadir();
        return switch (datadir.contents()) {
            case ABSENT, EMPTY, HALF_MADE, SYSTEM_ONLY -> List.of();
            case TRANSFER_UNFINISHED ->
                datadir.userSchemas().isEmpty() || madeByTheUnfinishedJoin(asked)
                        ? List.of()
                        : unlessNamedForOverwriting(asked);
            case USER_DATA ->
                StateTransferForecast.of(asked.facts()) == StateTransferForecast.INCREMENTAL || cameFromThePeers(asked)
                        ? List.of()
                        : unlessNamedForOverwriting(asked);
            case INCOMPLETE, FOREIGN, UNREADABLE -> List.of(unusable(asked));
        };
    }

    private static List<Refusal> unlessNamedForOverwriting(Case asked) {
        DatadirFacts datadir = asked.node().datadir();
        return asked.waivers().overwriteData().contains(asked.node().name())
                ? List.of()
                : List.of(asked.refuse(
                        "user-data.overwrite",
                        "datadir",
                        datadir.path().toString(),
                        "schemas",
                        String.join(", ", datadir.userSchemas())));
    }

    /** What an unfinished join of ours put into the datadir that it made itself is the cluster's, and can be sent again. */
    private static boolean cameFromThePeers(Case asked) {
        return madeByTheUnfinishedJoin(asked)
                && asked.peerClusters()
                        .equals(Set.of(asked.node().datadir().position().uuid()));
    }

    private static boolean madeByTheUnfinishedJoin(Case asked) {
        return asked.node()
                .prior()
                .filter(prior -> !prior.finished())
                .filter(PriorRun::createdDatadir)
                .isPresent();
    }

    /** Bootstrap: a datadir that was in a cluster is not the start of a new one, unless its node is named. */
    static List<Refusal> noFormerMember(Case asked) {
        DatadirFacts datadir = asked.node().datadir();
        if (asked.running().isPresent() || madeByTheInterruptedRun(asked)) {
            return List.of();
        }
        if (datadir.unreadableState().isPresent()) {
            return List.of(asked.refuse(
                    "state-differs.unreadable",
                    "datadir",
                    datadir.path().toString(),
                    "problem",
                    datadir.unreadableState().get()));
        }
        if (!datadir.position().hasHistory()) {
            return historyLost(datadir)
                    ? List.of(asked.refuse(
                            "state-differs.history-lost",
                            "datadir",
                            datadir.path().toString()))
                    : List.of();
        }
        if (asked.waivers().adoptData().contains(asked.node().name())) {
            return List.of();
        }
        return List.of(asked.refuse(
                "state-differs.former-member",
                "datadir",
                datadir.path().toString(),
                "uuid",
                datadir.position().uuid().toString()));
    }

    /**
     * A former member that does not say of which cluster. A first start that failed leaves an empty state, too; where nobody's data lies beside it, that is
     * all it is.
     */
    private static boolean historyLost(DatadirFacts datadir) {
        boolean onlyAFailedStart = datadir.contents() == Contents.SYSTEM_ONLY
                && datadir.saved().isPresent()
                && !datadir.viewOrHistoryLeft();
        return datadir.formerMember() && !onlyAFailedStart;
    }

    /** Join: two clusters among the peers, or a datadir of another history than theirs. */
    static List<Refusal> noOtherHistory(Case asked) {
        List<UUID> clusters = asked.peerClusters().stream().sorted().toList();
        if (clusters.size() > 1) {
            return List.of(asked.refuse(
                    "state-differs.two-clusters",
                    "uuids",
                    String.join(", ", clusters.stream().map(UUID::toString).toList())));
        }
        DatadirFacts datadir = asked.node().datadir();
        boolean other = datadir.position().hasHistory()
                && clusters.size() == 1
                && !clusters.get(0).equals(datadir.position().uuid());
        if (!other
                || asked.running().isPresent()
                || asked.waivers().overwriteData().contains(asked.node().name())) {
            return List.of();
        }
        return List.of(asked.refuse(
                "state-differs.other-history",
                "datadir",
                datadir.path().toString(),
                "uuid",
                datadir.position().uuid().toString(),
                "cluster",
                clusters.get(0).toString()));
    }

    /** Bootstrap of a former member that was named: only the one that left last, and cleanly. */
    static List<Refusal> lastToLeave(Case asked) {
        DatadirFacts datadir = asked.node().datadir();
        if (asked.running().isPresent() || !datadir.position().hasHistory()) {
            return List.of();
        }
        boolean safe = datadir.saved().flatMap(GrastateFile::safeToBootstrap).orElse(false);
        boolean clean = datadir.position().isDefined() && datadir.cleanlyStopped();
        if (safe && (clean || startedByTheInterruptedRun(asked))) {
            return List.of();
        }
        return List.of(asked.refuse(
                clean ? "position.not-last" : "position.unknown",
                "datadir",
                datadir.path().toString(),
                "position",
                datadir.position().toString(),
                "file",
                asked.node().defaultsFile().toString(),
                "server",
                asked.node().host().server().map(Path::toString).orElse("mariadbd")));
    }

    /** The state in the datadir is what an interrupted run of this very operation left when its server died. */
    private static boolean madeByTheInterruptedRun(Case asked) {
        return asked.node().datadir().contents() == Contents.SYSTEM_ONLY && startedByTheInterruptedRun(asked);
    }

    private static boolean startedByTheInterruptedRun(Case asked) {
        return asked.node()
                .prior()
                .filter(prior -> !prior.finished())
                .filter(PriorRun::started)
                .isPresent();
    }

    private static Refusal unusable(Case asked) {
        DatadirFacts datadir = asked.node().datadir();
        if (datadir.contents() == Contents.INCOMPLETE && startedByTheInterruptedRun(asked)) {
            return asked.refuse(
                    "user-data.transfer-left",
                    "datadir",
                    datadir.path().toString(),
                    "operation",
                    asked.node().prior().map(PriorRun::operationId).orElseThrow());
        }
        String key = switch (datadir.contents()) {
            case INCOMPLETE, FOREIGN -> "user-data.foreign";
            case TRANSFER_UNFINISHED -> "user-data.transfer-unfinished";
            case ABSENT, EMPTY, HALF_MADE, SYSTEM_ONLY, USER_DATA, UNREADABLE -> "user-data.unreadable";
        };
        return asked.refuse(key, "datadir", datadir.path().toString());
    }
}
