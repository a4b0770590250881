package dev.galeractl.diagnostics.doctor;

import dev.galeractl.diagnostics.event.GroupEvent;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.MembershipEvent;
import dev.galeractl.diagnostics.event.ProcessEvent.ServerStarting;
import dev.galeractl.diagnostics.event.ProcessEvent.VersionReported;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.ServerNames;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.NodeHistory;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a log is of MariaDB, or of Percona XtraDB Cluster and MySQL: by what it says of its version, else by the form of its lines. */
final class ServerKind {

    /** Threads of MariaDB 10.1 and 10.2 have addresses for numbers; MySQL 5.6 writes its process id there. */
    private static final long SMALLEST_ADDRESS = 1L << 32;

    private ServerKind() {}

    /** The finding with the names that its node's server goes by; unchanged if those are unknown. */
    static Finding named(Finding finding, CaseFile caseFile) {
        List<NodeHistory> concerned = caseFile.nodes().stream()
                .filter(node -> finding.node().isEmpty() || finding.node().get().equals(node.label()))
                .toList();
        Set<ServerNames> kinds = (concerned.isEmpty() ? caseFile.nodes() : concerned)
                .stream().flatMap(node -> of(node).stream()).collect(Collectors.toSet());
        return kinds.size() == 1 ? finding.with(kinds.iterator().next().parameters()) : finding;
    }

    private static Optional<ServerNames> of(NodeHistory node) {
        Optional<ServerNames> said =
                node.starts().stream().flatMap(start -> said(start).stream()).reduce((earlier, later) -> later);
        return said.or(() -> node.starts().stream()
                .flatMap(start -> start.events().stream())
                .flatMap(event -> byForm(event).stream())
                .findFirst());
    }

    private static Optional<ServerNames> said(ServerStart start) {
        return start.last(VersionReported.class)
                .map(reported -> reported.version() + " " + reported.product())
                .or(() -> start.last(ServerStarting.class).map(ServerStarting::version))
                .map(version -> version.contains("MariaDB") ? ServerNames.MARIADB : ServerNames.MYSQL);
    }

    private static Optional<ServerNames> byForm(LogEvent event) {
        LogLine line = event.line();
        if (line.code().isPresent()) {
            return Optional.of(ServerNames.MYSQL);
        }
        if (line.text().contains("mariadbd")) {
            return Optional.of(ServerNames.MARIADB);
        }
        boolean headed = line.level() != LogLevel.NONE
                && line.thread().isPresent()
                && line.raw().length() > 10;
        if (headed && line.raw().charAt(10) == 'T') {
            return Optional.of(ServerNames.MYSQL);
        }
        boolean ofGroup = event instanceof GroupEvent || event instanceof MembershipEvent;
        long thread = line.thread().orElse(-1);
        return headed && line.raw().charAt(10) == ' ' && ofGroup && (thread == 0 || thread > SMALLEST_ADDRESS)
                ? Optional.of(ServerNames.MARIADB)
                : Optional.empty();
    }
}
