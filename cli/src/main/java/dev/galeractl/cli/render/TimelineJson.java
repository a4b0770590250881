package dev.galeractl.cli.render;

import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.identity.Alias.AliasKind;
import dev.galeractl.diagnostics.identity.Clocks.Reading;
import dev.galeractl.diagnostics.identity.NodeDirectory;
import dev.galeractl.diagnostics.timeline.Timeline;
import dev.galeractl.diagnostics.timeline.TimelineEntry;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/** The document {@code galeractl/timeline/v1}. */
public final class TimelineJson {
    private TimelineJson() {}

    public static String of(
            Timeline timeline,
            NodeDirectory directory,
            dev.galeractl.replication.file.Reading reading,
            Messages messages) {
        TimelineWords words = new TimelineWords(messages);
        return Json.write(JsonObject.document("galeractl/timeline/v1")
                .put(
                        "nodes",
                        timeline.nodes().stream()
                                .map(label -> node(label, timeline, directory))
                                .toList())
                .put(
                        "entries",
                        timeline.entries().stream()
                                .map(entry -> entry(entry, words))
                                .toList())
                .put("undated", timeline.undated())
                .put("damaged", !reading.damages().isEmpty()));
    }

    private static JsonObject node(String label, Timeline timeline, NodeDirectory directory) {
        Reading clock = Objects.requireNonNull(timeline.clocks().readings().get(label));
        return new JsonObject()
                .put("label", label)
                .put("name", directory.byLabel(label).flatMap(node -> node.latest(AliasKind.NAME)))
                .put("address", directory.byLabel(label).flatMap(node -> node.latest(AliasKind.ADDRESS)))
                .put("clockAheadSeconds", clock.ahead().toSeconds())
                .put("clockKnown", clock.shared() > 0)
                .put("sharedMoments", clock.shared())
                .put("leftOut", timeline.leftOut().getOrDefault(label, 0L));
    }

    private static JsonObject entry(TimelineEntry entry, TimelineWords words) {
        return new JsonObject()
                .put("time", local(entry.when()))
                .put("until", local(entry.until()))
                .put("ownTime", entry.line().time().map(time -> local(time.local())))
                .put("node", entry.node())
                .put("category", entry.category())
                .put("kind", entry.kind())
                .put("text", words.of(entry))
                .put("count", entry.count())
                .put("file", entry.line().file())
                .put("line", entry.line().line());
    }

    private static String local(LocalDateTime time) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    }
}
