package dev.galeractl.diagnostics.doctor;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.PlainError.ErrorContinued;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.NodeHistory;
import dev.galeractl.diagnostics.message.MessageCatalogue;
import dev.galeractl.diagnostics.message.MessageWeight;
import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The errors of a log that no finding speaks of. Where nothing is decided, what each of them means is all that can be said; it is too much to say nothing
 * of them, and too little to call one of them the cause.
 */
final class ErrorLines {

    private static final int MOST = 5;

    /** Of what weight a message is worth telling; the first first. */
    private static final List<MessageWeight> TELLING =
            List.of(MessageWeight.CAUSE, MessageWeight.SYMPTOM, MessageWeight.CONSEQUENCE);

    private ErrorLines() {}

    /** Those of each node's latest start: first what is usually a cause, each message once. */
    static List<ErrorLine> unexplained(CaseFile caseFile, List<Finding> findings, MessageCatalogue messages) {
        Set<String> explained = findings.stream()
                .flatMap(finding -> Stream.concat(finding.evidence().stream(), finding.consequences().stream()))
                .map(ErrorLines::place)
                .collect(Collectors.toSet());
        Map<String, ErrorLine> byMessage = new LinkedHashMap<>();
        caseFile.nodes().stream()
                .map(NodeHistory::latest)
                .flatMap(start -> start.events().stream())
                .filter(ErrorLines::isError)
                .map(LogEvent::line)
                .filter(line -> !explained.contains(place(line)))
                .forEach(line -> messages.match(line)
                        .map(match -> match.message())
                        .filter(message -> TELLING.contains(message.weight()))
                        .ifPresent(message -> byMessage.merge(
                                message.id(),
                                new ErrorLine(line, 1, message),
                                (first, next) -> new ErrorLine(first.line(), first.times() + 1, message))));
        List<ErrorLine> lines = new ArrayList<>(byMessage.values());
        lines.sort(Comparator.comparing(line -> TELLING.indexOf(line.message().weight())));
        return List.copyOf(lines.subList(0, Math.min(MOST, lines.size())));
    }

    private static boolean isError(LogEvent event) {
        return event.line().level() == LogLevel.ERROR && !(event instanceof ErrorContinued);
    }

    private static String place(Evidence evidence) {
        return evidence.file() + ":" + evidence.line();
    }

    private static String place(LogLine line) {
        return line.file() + ":" + line.line();
    }
}
