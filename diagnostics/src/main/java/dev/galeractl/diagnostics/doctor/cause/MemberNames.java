package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Members and moments as findings write them. */
final class MemberNames {

    private MemberNames() {}

    /** Members by name and address where the logs tell them, else by their short UUIDs. */
    static String of(List<String> uuids, CaseFile caseFile) {
        return uuids.stream()
                .map(uuid -> caseFile.membership().directory().describe(uuid))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Name and address of a node, by its label. */
    static String ofLabel(String label, CaseFile caseFile) {
        return caseFile.membership()
                .directory()
                .byLabel(label)
                .map(node -> node.description())
                .orElse(label);
    }

    /** The time of a line, as its log writes it. */
    static String time(LogLine line) {
        return time(line.time());
    }

    static String time(Optional<LogTime> time) {
        return time.map(it -> it.local().withNano(0).toString().replace('T', ' '))
                .orElse(Finding.UNKNOWN);
    }
}
