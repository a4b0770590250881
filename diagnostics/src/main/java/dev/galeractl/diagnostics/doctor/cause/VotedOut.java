package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ConsistencyEvent;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ApplyErrorReported;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteCast;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteLost;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteWon;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.replication.log.LogLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** GAL501: the node's data gave another result than the others', and it lost the vote about it. The majority decides, not the truth. */
final class VotedOut implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        Optional<VoteLost> lost = last(incident, VoteLost.class);
        if (incident.kind() != IncidentKind.INCONSISTENT || lost.isEmpty()) {
            return List.of();
        }
        List<VoteCast> casts = all(incident, VoteCast.class);
        Optional<VoteWon> won = last(incident, VoteWon.class);
        Optional<ApplyErrorReported> error = last(incident, ApplyErrorReported.class);
        boolean othersFailed =
                won.filter(it -> !ConsistencyEvent.isSuccess(it.vote())).isPresent();
        Optional<VoteWords> words =
                othersFailed && !lost.get().succeededHere() ? VoteWords.of(casts) : Optional.empty();
        Cause cause = Cause.of("GAL501", incident)
                .in(lost.get().succeededHere() ? "succeeded-here" : othersFailed ? "failed-otherwise" : "failed-here");
        words.ifPresent(difference ->
                cause.in(difference.circumstance()).sure(Confidence.LIKELY).with("code", VoteWords.code(casts)));
        return cause.with("seqno", Long.toString(lost.get().seqno()))
                .with("votes", votes(casts))
                .with("table", error.flatMap(ApplyErrorReported::table))
                .with("error", error.map(ApplyErrorReported::error).or(() -> errorOf(casts)))
                .provenBy(lost.get().succeededHere() ? Optional.empty() : error)
                .provenBy(first(casts, false))
                .provenBy(first(casts, true))
                .provenBy(won)
                .provenBy(lost.get().line())
                .explains(after(incident, lost.get().line()))
                .alone();
    }

    /** {@code db1: Success, db3: Can't find record in 'orders', Error_code: 1032}. */
    static String votes(List<VoteCast> casts) {
        return casts.isEmpty()
                ? Finding.UNKNOWN
                : casts.stream()
                        .map(cast -> cast.member() + ": " + said(cast))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("; "));
    }

    /** What a member says of its result, without the semicolon that ends it. */
    static String said(VoteCast cast) {
        String text =
                cast.text().endsWith(";") ? cast.text().substring(0, cast.text().length() - 1) : cast.text();
        return text.isEmpty() ? cast.vote() : text;
    }

    private static Optional<String> errorOf(List<VoteCast> casts) {
        return casts.stream()
                .filter(cast -> !cast.succeeded())
                .map(VotedOut::said)
                .findFirst();
    }

    private static Optional<VoteCast> first(List<VoteCast> casts, boolean succeeded) {
        return casts.stream().filter(cast -> cast.succeeded() == succeeded).findFirst();
    }

    static List<LogLine> after(Incident incident, LogLine line) {
        return incident.start().events().stream()
                .filter(event -> Cause.isComplaint(event) && CaseFile.isAfter(event.line(), line))
                .map(LogEvent::line)
                .toList();
    }

    private static <E extends LogEvent> List<E> all(Incident incident, Class<E> type) {
        return incident.events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static <E extends LogEvent> Optional<E> last(Incident incident, Class<E> type) {
        return all(incident, type).stream().reduce((earlier, later) -> later);
    }
}
