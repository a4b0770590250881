package dev.galeractl.diagnostics.live;

import dev.galeractl.diagnostics.config.ConfigDiagnosis;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.Severity;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.incident.NodeHistory;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartOutcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the past by the light of the present: what failed and works now is history, and advice that would be wrong now is not given. What is unknown
 * changes nothing.
 */
public final class Present {

    private static final FindingCode DISK_FULL = new FindingCode("GAL601");

    private static final FindingCode PORT_IN_USE = new FindingCode("GAL904");

    /** The circumstance of what only this host can show. */
    private static final String LIVE = "live";

    private static final FindingCode NO_PRIMARY = new FindingCode("GAL403");

    /** What a working member of a Primary Component shows to be over. */
    private static final Set<IncidentKind> OVER = Set.of(
            IncidentKind.RUNS_WITHOUT_CLUSTER,
            IncidentKind.LOST_QUORUM,
            IncidentKind.CUT_OFF,
            IncidentKind.WAITS_FOR_MEMBERS);

    /** What ended with its start. */
    private static final Set<IncidentKind> OVER_WITH_THE_START = Set.of(
            IncidentKind.INSTALL_FAILED,
            IncidentKind.DID_NOT_START,
            IncidentKind.COULD_NOT_JOIN,
            IncidentKind.LEFT_WITH_ERROR,
            IncidentKind.START_TIMED_OUT,
            IncidentKind.START_HOOK_FAILED,
            IncidentKind.DOES_NOT_STOP,
            IncidentKind.RESTARTED_IN_VAIN,
            IncidentKind.CRASHED,
            IncidentKind.KILLED);

    /** Less than this is not "space again". */
    private static final long ENOUGH_BYTES = 1L << 30;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'");

    private final LiveFacts live;

    public Present(LiveFacts live) {
        this.live = live;
    }

    /** The case with those incidents healed that the running server shows to be over. */
    public CaseFile heal(CaseFile caseFile) {
        Optional<NodeHistory> node = mine(caseFile);
        if (!live.isWell() || node.isEmpty()) {
            return caseFile;
        }
        List<Incident> incidents = caseFile.incidents().stream()
                .map(incident -> incident.node().equals(node.get().label()) && isOver(incident)
                        ? incident.healedNow(since())
                        : incident)
                .toList();
        return new CaseFile(caseFile.logs(), caseFile.nodes(), caseFile.membership(), incidents);
    }

    /** Whose logs they are: the node of that name or address, or the only one there is. */
    private Optional<NodeHistory> mine(CaseFile caseFile) {
        Optional<NodeHistory> named = caseFile.nodes().stream()
                .filter(node -> (live.name().isPresent() && node.name().equals(live.name()))
                        || node.address()
                                .filter(own -> live.address()
                                        .filter(own.host()::equals)
                                        .isPresent())
                                .isPresent())
                .findFirst();
        return named.or(() ->
                caseFile.nodes().size() == 1 ? Optional.of(caseFile.nodes().get(0)) : Optional.empty());
    }

    /** Ends of starts are over when the server runs well, and so is the loss of a Primary Component that it is in; other troubles may go on. */
    private boolean isOver(Incident incident) {
        if (incident.isHealed()) {
            return false;
        }
        boolean ended = incident.start().outcome() != StartOutcome.RUNNING;
        return OVER.contains(incident.kind())
                || (ended && OVER_WITH_THE_START.contains(incident.kind()))
                || (incident.kind() == IncidentKind.STATE_TRANSFER_FAILED && wasNeverLetIn(incident.start()))
                || (incident.kind() == IncidentKind.OUT_OF_SPACE && ended && hasSpace());
    }

    /** It was the receiver, then: a donor's trouble is not over because the donor is well. */
    private static boolean wasNeverLetIn(ServerStart start) {
        return start.outcome() == StartOutcome.GAVE_UP && start.synced().isEmpty();
    }

    private boolean hasSpace() {
        return live.datadir()
                .filter(datadir -> datadir.freeBytes().orElse(0) >= ENOUGH_BYTES)
                .isPresent();
    }

    private String since() {
        Optional<Instant> begin =
                live.server() instanceof LiveFacts.Server.Running running ? running.since() : Optional.empty();
        return begin.map(moment ->
                        MOMENT.format(moment.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)))
                .orElse(Finding.UNKNOWN);
    }

    /** What is wrong now, whatever the logs say. */
    public List<Finding> findings(List<Finding> past) {
        boolean outside = live.status()
                .filter(status -> status.hasProvider() && !status.primary().orElse(true))
                .isPresent();
        boolean told = past.stream()
                .anyMatch(finding ->
                        finding.code().value().startsWith("GAL4") && Catalogue.severity(finding) == Severity.ERROR);
        return outside && !told
                ? List.of(new Finding(
                        NO_PRIMARY,
                        LIVE,
                        Map.of("nodes", live.name().or(live::address).orElse(Finding.UNKNOWN)),
                        List.of(),
                        List.of(),
                        Confidence.CERTAIN,
                        live.name()))
                : List.of();
    }

    /** The findings with those told as past whose hindrance is gone by now, though the server was not started since. */
    public List<Finding> past(List<Finding> findings) {
        if (!(live.server() instanceof LiveFacts.Server.Stopped)) {
            return findings;
        }
        return findings.stream()
                .map(finding -> port(finding)
                        .filter(remark -> remark.kind() == Remark.Kind.PORT_FREE)
                        .map(remark -> finding.in(LIVE))
                        .orElse(finding))
                .toList();
    }

    /** What is to be said beside findings that are not healed, because something has changed since. */
    public List<Remark> remarks(List<Finding> findings) {
        List<Remark> remarks = new ArrayList<>();
        for (Finding finding : findings) {
            if (Catalogue.severity(finding) != Severity.NOTICE) {
                config(finding).ifPresent(remarks::add);
                port(finding).ifPresent(remarks::add);
                space(finding).ifPresent(remarks::add);
                flag(finding).ifPresent(remarks::add);
            }
        }
        return List.copyOf(remarks);
    }

    /** Whether the option files still have the mistake that the log shows. */
    private Optional<Remark> config(Finding finding) {
        Optional<Finding> still = live.config().stream()
                .filter(now -> now.code().equals(finding.code()))
                .findFirst();
        if (still.isPresent()) {
            String place = still.get().evidence().stream()
                    .findFirst()
                    .map(Present::place)
                    .orElse(Finding.UNKNOWN);
            return Optional.of(new Remark(finding.code(), Remark.Kind.CONFIG_STILL, List.of(place)));
        }
        boolean mended = ConfigDiagnosis.finds(finding.code())
                && live.server() instanceof LiveFacts.Server.Stopped
                && finding.circumstance().contains("refused");
        return mended
                ? Optional.of(new Remark(finding.code(), Remark.Kind.CONFIG_MENDED, List.of()))
                : Optional.empty();
    }

    private static String place(Evidence evidence) {
        return evidence.file() + ":" + evidence.line();
    }

    private Optional<Remark> port(Finding finding) {
        if (!finding.code().equals(PORT_IN_USE) || !finding.circumstance().endsWith("-port")) {
            return Optional.empty();
        }
        String wanted = finding.circumstance().equals("client-port")
                ? "client"
                : finding.circumstance().equals("group-port") ? "group" : "ist";
        return live.ports().stream()
                .filter(port -> port.purpose().equals(wanted) && port.taken().isPresent())
                .findFirst()
                .map(port -> {
                    String endpoint = port.address() + ":" + port.port();
                    return port.taken().orElseThrow()
                            ? new Remark(
                                    finding.code(),
                                    Remark.Kind.PORT_HELD,
                                    List.of(
                                            endpoint,
                                            port.holder().isPresent()
                                                    ? Long.toString(
                                                            port.holder().getAsLong())
                                                    : Finding.UNKNOWN))
                            : new Remark(finding.code(), Remark.Kind.PORT_FREE, List.of(endpoint));
                });
    }

    private Optional<Remark> space(Finding finding) {
        boolean aboutSpace = finding.code().equals(DISK_FULL);
        Optional<LiveFacts.Datadir> datadir =
                live.datadir().filter(it -> aboutSpace && it.freeBytes().isPresent());
        return datadir.map(it -> {
            long free = it.freeBytes().getAsLong();
            return new Remark(
                    finding.code(),
                    free >= ENOUGH_BYTES ? Remark.Kind.SPACE_AGAIN : Remark.Kind.SPACE_SHORT,
                    List.of(Long.toString(free >> 20), it.path().toString()));
        });
    }

    private Optional<Remark> flag(Finding finding) {
        boolean refused = finding.code().value().equals("GAL401");
        return live.datadir()
                .flatMap(LiveFacts.Datadir::safeToBootstrap)
                .filter(safe -> refused && safe)
                .map(safe -> new Remark(finding.code(), Remark.Kind.FLAG_SET, List.of()));
    }

    /**
     * One sentence about what has changed since the log was written.
     *
     * @param code the finding it belongs to
     * @param values what the sentence names
     */
    public record Remark(FindingCode code, Kind kind, List<String> values) {
        public Remark {
            values = List.copyOf(values);
        }

        /** The sentences there are. */
        public enum Kind {
            /** The option file still has it: its place. */
            CONFIG_STILL,
            /** The option files show it no more. */
            CONFIG_MENDED,
            /** An endpoint. */
            PORT_FREE,
            /** An endpoint, and the process that holds it. */
            PORT_HELD,
            /** Free MiB, and where. */
            SPACE_AGAIN,
            /** Free MiB, and where. */
            SPACE_SHORT,
            /** safe_to_bootstrap is 1 by now. */
            FLAG_SET
        }
    }
}
