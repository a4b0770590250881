package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ProcessEvent.ReadyForConnections;
import dev.galeractl.diagnostics.event.ProcessEvent.ServerStarting;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.start.ReadLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL900: a log in which replication never speaks: a server without Galera, or no server's log at all. */
final class NoSignOfGalera {

    private NoSignOfGalera() {}

    static List<Finding> find(CaseFile caseFile) {
        return caseFile.logs().stream()
                .filter(log -> log.wsrep() == 0)
                .map(NoSignOfGalera::finding)
                .toList();
    }

    private static Finding finding(ReadLog log) {
        boolean server = log.starts().stream()
                .anyMatch(start -> start.has(ServerStarting.class) || start.has(ReadyForConnections.class));
        String circumstance = log.lines() == 0 ? "empty" : server ? "server-without-galera" : "says-nothing";
        return new Finding(
                new FindingCode("GAL900"),
                circumstance,
                Map.of("file", log.source(), "lines", Long.toString(log.lines())),
                List.of(),
                List.of(),
                Confidence.CERTAIN,
                Optional.empty());
    }
}
