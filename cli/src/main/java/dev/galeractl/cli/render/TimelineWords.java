package dev.galeractl.cli.render;

import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.identity.Clocks.Reading;
import dev.galeractl.diagnostics.timeline.TimelineEntry;
import dev.galeractl.diagnostics.timeline.TimelineKind;
import java.time.Duration;
import java.util.Locale;

/** The entries of a timeline in words. */
final class TimelineWords {
    private final Messages messages;

    TimelineWords(Messages messages) {
        this.messages = messages;
    }

    String of(TimelineEntry entry) {
        return entry.kind() == TimelineKind.LINE
                ? Printable.line(entry.words().get(0))
                : Printable.line(messages.text(
                        "timeline." + entry.kind().name().toLowerCase(Locale.ROOT),
                        entry.words().toArray()));
    }

    /** {@code  ×12}, if it came more than once. */
    static String times(TimelineEntry entry) {
        return entry.count() > 1 ? " ×" + entry.count() : "";
    }

    /** How a clock stands, if it is not the reference's. */
    String clock(Reading reading) {
        if (reading.shared() == 0) {
            return messages.text("timeline.clock.unknown");
        }
        if (reading.ahead().isZero()) {
            return "";
        }
        boolean ahead = !reading.ahead().isNegative();
        return messages.text(ahead ? "timeline.clock.ahead" : "timeline.clock.behind", length(reading.ahead()));
    }

    private static String length(Duration duration) {
        Duration plain = duration.abs();
        return plain.toHours() > 0
                ? "%d:%02d:%02d".formatted(plain.toHours(), plain.toMinutesPart(), plain.toSecondsPart())
                : plain.toSeconds() + " s";
    }
}
