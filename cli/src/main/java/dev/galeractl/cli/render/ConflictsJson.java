package dev.galeractl.cli.render;

import dev.galeractl.diagnostics.conflict.ConflictReport;
import dev.galeractl.diagnostics.conflict.ConflictReport.ApplyError;
import dev.galeractl.diagnostics.conflict.ConflictReport.Ballot;
import dev.galeractl.diagnostics.conflict.ConflictReport.Conflict;
import dev.galeractl.diagnostics.conflict.ConflictReport.Place;
import dev.galeractl.diagnostics.conflict.ConflictReport.Side;
import dev.galeractl.diagnostics.conflict.ConflictReport.Vote;
import dev.galeractl.replication.file.Reading;
import dev.galeractl.replication.log.LogTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The document {@code galeractl/conflicts/v1}. */
public final class ConflictsJson {
    private ConflictsJson() {}

    public static String of(ConflictReport report, Reading reading) {
        return Json.write(JsonObject.document("galeractl/conflicts/v1")
                .put("nodes", report.nodes())
                .put("votes", report.votes().stream().map(ConflictsJson::vote).toList())
                .put(
                        "conflicts",
                        report.conflicts().stream().map(ConflictsJson::conflict).toList())
                .put("conflictsLeftOut", report.leftOut())
                .put("damaged", !reading.damages().isEmpty()));
    }

    private static JsonObject vote(Vote vote) {
        return new JsonObject()
                .put("history", vote.uuid())
                .put("seqno", vote.seqno())
                .put("time", instant(vote.time()))
                .put("timeLocal", local(vote.time()))
                .put("winner", vote.winner())
                .put("errorWon", vote.errorWon())
                .put(
                        "ballots",
                        vote.ballots().stream()
                                .map(ballot -> ballot(ballot, vote))
                                .toList())
                .put("left", vote.left())
                .put("errors", vote.errors().stream().map(ConflictsJson::error).toList())
                .put("told", places(vote.told()));
    }

    private static JsonObject ballot(Ballot ballot, Vote vote) {
        return new JsonObject()
                .put("member", ballot.member())
                .put("vote", ballot.vote())
                .put("succeeded", ballot.succeeded())
                .put("text", ballot.text())
                .put("won", vote.winner().map(ballot.vote()::equals));
    }

    private static JsonObject error(ApplyError error) {
        return new JsonObject()
                .put("node", error.node())
                .put("table", error.table())
                .put("error", error.error())
                .put("number", number(error.number()))
                .put("file", error.place().file())
                .put("line", error.place().line());
    }

    private static JsonObject conflict(Conflict conflict) {
        return new JsonObject()
                .put("kind", conflict.kind())
                .put("time", instant(conflict.time()))
                .put("timeLocal", local(conflict.time()))
                .put("key", conflict.key())
                .put("claims", conflict.claims())
                .put("winner", side(conflict.winner()))
                .put("loser", side(conflict.loser()))
                .put("told", places(conflict.told()));
    }

    private static JsonObject side(Side side) {
        return new JsonObject()
                .put("node", side.node())
                .put("thread", number(side.thread()))
                .put("seqno", number(side.seqno()))
                .put("statement", side.statement());
    }

    private static List<JsonObject> places(List<Place> places) {
        return places.stream()
                .map(place -> new JsonObject().put("file", place.file()).put("line", place.line()))
                .toList();
    }

    private static Optional<Long> number(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    /** RFC 3339 wants a zone; most servers write none, and then the moment is unknown. */
    private static Optional<String> instant(Optional<LogTime> time) {
        return time.flatMap(it -> it.offset()
                .map(offset ->
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(it.local().atOffset(offset))));
    }

    private static Optional<String> local(Optional<LogTime> time) {
        return time.map(it -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(it.local()));
    }
}
