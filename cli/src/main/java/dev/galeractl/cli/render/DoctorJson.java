package dev.galeractl.cli.render;

import dev.galeractl.diagnostics.doctor.DoctorReport;
import dev.galeractl.diagnostics.doctor.ErrorLine;
import dev.galeractl.diagnostics.doctor.NodeSummary;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.LogStatistics;
import dev.galeractl.replication.file.Reading;
import dev.galeractl.replication.file.Reading.Damage;
import dev.galeractl.replication.file.Reading.Skipped;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The document {@code galeractl/doctor/v1}. */
public final class DoctorJson {
    private DoctorJson() {}

    /**
     * The document.
     *
     * @param statistics of the logs; none if nobody asked
     */
    public static String of(DoctorReport report, Reading reading, List<LogStatistics> statistics, Locale locale) {
        return Json.write(JsonObject.document("galeractl/doctor/v1")
                .put("verdict", report.verdict())
                .put("nodes", report.nodes().stream().map(DoctorJson::node).toList())
                .put(
                        "incidents",
                        report.incidents().stream().map(DoctorJson::incident).toList())
                .put("findings", FindingJson.findings(report.findings(), locale))
                .put(
                        "errorLines",
                        report.errorLines().stream()
                                .map(error -> errorLine(error, locale))
                                .toList())
                .put("live", report.live().map(live -> LiveJson.of(live, locale)))
                .put("reading", reading(reading))
                .put("stats", statistics.isEmpty() ? Optional.empty() : Optional.of(stats(statistics))));
    }

    private static List<JsonObject> stats(List<LogStatistics> statistics) {
        return statistics.stream()
                .map(log -> new JsonObject()
                        .put("log", log.source())
                        .put("lines", log.lines())
                        .put("understood", log.understood())
                        .put("known", log.known())
                        .put("unknown", log.unknown())
                        .put(
                                "unknownShapes",
                                log.shapes().stream()
                                        .map(shape -> new JsonObject()
                                                .put("count", shape.count())
                                                .put("shape", shape.shape()))
                                        .toList()))
                .toList();
    }

    private static JsonObject reading(Reading reading) {
        return new JsonObject()
                .put(
                        "files",
                        reading.files().stream()
                                .map(file -> new JsonObject()
                                        .put("file", file.name())
                                        .put("logs", file.logs())
                                        .put(
                                                "forms",
                                                file.forms().stream()
                                                        .map(Object::toString)
                                                        .toList()))
                                .toList())
                .put(
                        "damages",
                        reading.damages().stream().map(DoctorJson::damage).toList())
                .put(
                        "timezone",
                        reading.zone().isPresent() || reading.sameZone()
                                ? Optional.of(new JsonObject()
                                        .put("zone", reading.zone().map(ZoneId::getId))
                                        .put("assumed", reading.assumed()))
                                : Optional.empty())
                .put("skipped", reading.skipped().stream().map(Skipped::file).toList())
                .put(
                        "leftOut",
                        reading.skipped().stream()
                                .map(file -> new JsonObject()
                                        .put("file", file.file())
                                        .put("reason", file.reason()))
                                .toList())
                .put(
                        "shortened",
                        reading.shortened().stream()
                                .map(log ->
                                        new JsonObject().put("file", log.file()).put("linesLeftOut", log.left()))
                                .toList());
    }

    private static JsonObject damage(Damage damage) {
        return new JsonObject()
                .put("file", damage.file())
                .put("bytes", damage.bytes())
                .put(
                        "line",
                        damage.line().isPresent() ? Optional.of(damage.line().getAsInt()) : Optional.empty())
                .put("reason", damage.reason());
    }

    private static JsonObject node(NodeSummary node) {
        return new JsonObject()
                .put("label", node.label())
                .put("name", node.name())
                .put("address", node.address())
                .put("version", node.version())
                .put("provider", node.provider())
                .put("group", node.group())
                .put("clusterUuid", node.clusterUuid())
                .put("state", node.state().map(JsonObject::word))
                .put("outcome", node.outcome())
                .put("departure", node.departure())
                .put("starts", node.starts())
                .put("beginsLate", node.beginsLate())
                .put("sources", node.sources())
                .put("lastSeen", node.lastSeen().flatMap(DoctorJson::instant))
                .put("lastSeenLocal", node.lastSeen().map(DoctorJson::local));
    }

    private static JsonObject incident(Incident incident) {
        return new JsonObject()
                .put("kind", incident.kind())
                .put("node", incident.node())
                .put("file", incident.start().source())
                .put("start", incident.start().number())
                .put("begin", incident.start().begin().flatMap(DoctorJson::instant))
                .put("beginLocal", incident.start().begin().map(DoctorJson::local))
                .put("end", incident.start().end().flatMap(DoctorJson::instant))
                .put("endLocal", incident.start().end().map(DoctorJson::local))
                .put("healed", incident.isHealed())
                .put("healedBy", incident.healedBy().map(DoctorJson::line))
                .put("healedNow", incident.healedNow());
    }

    private static JsonObject errorLine(ErrorLine error, Locale locale) {
        return line(error.line())
                .put("times", error.times())
                .put("message", error.message().id())
                .put("weight", error.message().weight())
                .put("means", MessageWords.means(error.message(), locale))
                .put("see", error.message().see().stream().map(Object::toString).toList());
    }

    private static JsonObject line(LogLine line) {
        return new JsonObject()
                .put("file", line.file())
                .put("line", line.line())
                .put("text", line.raw());
    }

    /** RFC 3339 wants a zone; most servers write none, and then the moment is unknown. */
    private static Optional<String> instant(LogTime time) {
        return time.offset()
                .map(offset -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        time.local().atOffset(offset)));
    }

    /** The time as the server's clock on the wall had it. */
    private static String local(LogTime time) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.local());
    }
}
