package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.ConnectingToGroup;
import dev.galeractl.diagnostics.event.GroupEvent.Listening;
import dev.galeractl.diagnostics.event.ProcessEvent.ReadyForConnections;
import dev.galeractl.diagnostics.event.ProcessEvent.ServerStarting;
import dev.galeractl.diagnostics.event.ProcessEvent.WrapperStarting;
import dev.galeractl.diagnostics.event.TransferEvent.TransferTrouble;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.ToolLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL900: a log in which replication never speaks: a server without Galera, or no server's log at all. */
final class NoSignOfGalera {

    private NoSignOfGalera() {}

    static List<Finding> find(CaseFile caseFile) {
        return caseFile.logs().stream()
                // An arbitrator's log has no line of a server; that it is in a group, or looks for one, is sign enough.
                .filter(log -> log.wsrep() == 0
                        && !isExplained(caseFile, log)
                        && log.starts().stream().noneMatch(NoSignOfGalera::isGaleras))
                .map(NoSignOfGalera::finding)
                .toList();
    }

    /** It looks for a group or is in one, or its wrapper gives it a position in one. */
    private static boolean isGaleras(ServerStart start) {
        return start.connected()
                || start.has(ConnectingToGroup.class)
                || start.has(Listening.class)
                || start.position().isPresent();
    }

    /** What the service manager or a server without a log yet has said is enough. */
    private static boolean isExplained(CaseFile caseFile, ReadLog log) {
        // A backup tool's log is given beside the servers' own.
        boolean tools =
                ToolLog.isNamed(log.source()) || log.aside().stream().anyMatch(TransferTrouble.class::isInstance);
        return !isServers(log)
                && (tools
                        || caseFile.incidents().stream()
                                .anyMatch(incident -> log.starts().contains(incident.start())));
    }

    private static boolean isServers(ReadLog log) {
        return log.starts().stream()
                .anyMatch(start -> start.has(ServerStarting.class) || start.has(ReadyForConnections.class));
    }

    private static Finding finding(ReadLog log) {
        return new Finding(
                new FindingCode("GAL900"),
                circumstance(log),
                Map.of("file", log.source(), "lines", Long.toString(log.lines())),
                List.of(),
                List.of(),
                Confidence.CERTAIN,
                Optional.empty());
    }

    private static String circumstance(ReadLog log) {
        if (log.lines() == 0) {
            return "empty";
        }
        if (isServers(log)) {
            return "server-without-galera";
        }
        boolean wrapped = log.starts().stream().anyMatch(start -> start.has(WrapperStarting.class));
        return wrapped ? "wrapper-alone" : "says-nothing";
    }
}
