package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.NoPrimaryComing;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Puts a finding together: the circumstance, the lines that prove it, and the later lines that it explains. */
final class Cause {

    /** The circumstance of every page for what is over. */
    static final String HEALED = "healed";

    private final FindingCode code;
    private final String node;
    private final Incident incident;
    private final Map<String, String> parameters = new TreeMap<>();
    private final Set<LogLine> evidence = new LinkedHashSet<>();
    private final Set<LogLine> consequences = new LinkedHashSet<>();
    private String circumstance = "";
    private boolean historical;
    private Confidence confidence = Confidence.CERTAIN;

    private Cause(FindingCode code, String node, Incident incident) {
        this.code = code;
        this.node = node;
        this.incident = incident;
    }

    static Cause of(String code, Incident incident) {
        return of(code, incident.node(), incident);
    }

    /** A cause that is told under another node's name than the incident's. */
    static Cause of(String code, String node, Incident incident) {
        return new Cause(new FindingCode(code), node, incident).with("node", node);
    }

    Cause in(String name) {
        this.circumstance = name;
        return this;
    }

    /** As {@link #in}, also for what is over: the circumstance says so itself. */
    Cause always(String name) {
        this.historical = true;
        return in(name);
    }

    Cause with(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    /** A value that may be unknown: the sentences about it then say that. */
    Cause with(String parameter, Optional<String> value) {
        return with(parameter, value.orElse(Finding.UNKNOWN));
    }

    Cause with(String parameter, Optional<String> value, String otherwise) {
        return with(parameter, value.orElse(otherwise));
    }

    Cause sure(Confidence how) {
        this.confidence = how;
        return this;
    }

    Cause provenBy(LogLine line) {
        evidence.add(line);
        return this;
    }

    Cause provenBy(Optional<? extends LogEvent> event) {
        event.map(LogEvent::line).ifPresent(evidence::add);
        return this;
    }

    /** The first few of many equal lines; a parameter of the finding should say how many there were. */
    Cause provenBy(List<? extends LogEvent> events) {
        events.stream().limit(3).map(LogEvent::line).forEach(evidence::add);
        return this;
    }

    /** Everything of level ERROR in this start follows from the cause. */
    Cause explainsErrors() {
        return explainsErrorsOf(incident.start());
    }

    /** The same with another start. */
    Cause explainsErrorsOf(ServerStart start) {
        start.events().stream().filter(Cause::isComplaint).map(LogEvent::line).forEach(consequences::add);
        return this;
    }

    Cause explains(List<LogLine> lines) {
        consequences.addAll(lines);
        return this;
    }

    /** The finding; an incident that healed is told as history. */
    Finding finding() {
        consequences.removeAll(evidence);
        boolean healed = incident.isHealed() && !historical && hasHistory();
        incident.healedBy()
                .map(line -> line.file() + ":" + line.line())
                .or(incident::healedNow)
                .filter(when -> healed)
                .ifPresent(when -> parameters.put("healedAt", when));
        return new Finding(
                code,
                healed ? HEALED : circumstance,
                parameters,
                evidence(evidence),
                evidence(consequences),
                confidence,
                Optional.of(node));
    }

    private boolean hasHistory() {
        return Catalogue.page(code).circumstance(HEALED).isPresent();
    }

    List<Finding> alone() {
        return List.of(finding());
    }

    /** A line that complains; what goes on with it on a further line, such as a place in the source, says nothing of its own. */
    static boolean isComplaint(LogEvent event) {
        return event.line().level() == LogLevel.ERROR || event instanceof NoPrimaryComing;
    }

    static List<Evidence> evidence(Iterable<LogLine> lines) {
        List<Evidence> all = new ArrayList<>();
        lines.forEach(line -> all.add(evidence(line)));
        return List.copyOf(all);
    }

    static Evidence evidence(LogLine line) {
        boolean marked = line.isPart()
                && line.column() - 1 + line.raw().length() <= line.whole().length();
        return marked
                ? new Evidence(
                        line.file(), line.line(), line.column(), line.raw().length(), line.whole())
                : Evidence.line(line.file(), line.line(), line.raw());
    }
}
