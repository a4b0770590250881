package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.identity.Alias.AliasKind;
import dev.galeractl.diagnostics.identity.Clocks.Reading;
import dev.galeractl.diagnostics.identity.NodeDirectory;
import dev.galeractl.diagnostics.timeline.Timeline;
import dev.galeractl.diagnostics.timeline.TimelineEntry;
import dev.galeractl.replication.log.LogLevel;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A timeline as text: a column for each node where there is room, else a line for each entry. */
public final class TimelineText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int TIME_WIDTH = 8;
    private static final int BETWEEN = 2;

    /** Rows of one entry; a message of a log may be a screenful. */
    private static final int MOST_ROWS = 3;

    /** A column that is narrower breaks every word. */
    private static final int NARROWEST = 26;

    private final Theme theme;
    private final int width;
    private final Messages messages;
    private final TimelineWords words;

    public TimelineText(Theme theme, int width, Messages messages) {
        this.theme = theme;
        this.width = width;
        this.messages = messages;
        this.words = new TimelineWords(messages);
    }

    public String of(Timeline timeline, NodeDirectory directory, dev.galeractl.replication.file.Reading reading) {
        Page page = new Page(theme, width);
        int number = timeline.nodes().size();
        int column = number == 0 ? 0 : (width - TIME_WIDTH - number * BETWEEN) / number;
        header(timeline, directory, page);
        if (timeline.entries().isEmpty()) {
            page.gap().line(messages.text("timeline.nothing"));
        } else if (number > 1 && column >= NARROWEST) {
            columns(timeline, directory, column, page);
        } else {
            lines(timeline, directory, page);
        }
        new ReadingText(page, messages, false).print(reading);
        return page.toString();
    }

    private void header(Timeline timeline, NodeDirectory directory, Page page) {
        for (String label : timeline.nodes()) {
            Reading clock = Objects.requireNonNull(timeline.clocks().readings().get(label));
            List<String> facts = new ArrayList<>();
            String name = called(label, directory);
            if (!name.equals(label)) {
                facts.add(label);
            }
            if (timeline.nodes().size() > 1 && !words.clock(clock).isEmpty()) {
                facts.add(words.clock(clock));
            }
            Optional.ofNullable(timeline.leftOut().get(label))
                    .ifPresent(count -> facts.add(messages.text("timeline.leftOut", count)));
            page.hanging(
                    theme.paint(Role.STRONG, Printable.line(name)) + (facts.isEmpty() ? "" : "  "),
                    TextWidth.of(name) + 2,
                    Printable.line(String.join(", ", facts)));
        }
    }

    private static String called(String label, NodeDirectory directory) {
        Optional<String> name = directory.byLabel(label).flatMap(node -> node.latest(AliasKind.NAME));
        boolean shared = name.isPresent()
                && directory.nodes().stream()
                                .filter(node -> node.isCalled(AliasKind.NAME, name.get()))
                                .count()
                        > 1;
        return shared ? label : name.orElse(label);
    }

    private void lines(Timeline timeline, NodeDirectory directory, Page page) {
        int names = timeline.nodes().stream()
                .mapToInt(label -> TextWidth.of(called(label, directory)))
                .max()
                .orElse(0);
        // Names beside the words only where both have room.
        boolean narrow = width - TIME_WIDTH - 2 * BETWEEN - names < NARROWEST;
        Optional<LocalDate> day = Optional.empty();
        for (TimelineEntry entry : timeline.entries()) {
            day = day(day, entry.when(), page);
            String called = timeline.nodes().size() == 1 ? "" : Printable.line(called(entry.node(), directory));
            int indent = TIME_WIDTH + BETWEEN + (called.isEmpty() || narrow ? 0 : names + BETWEEN);
            String name = called.isEmpty() || narrow ? "" : TextWidth.pad(called, names + BETWEEN);
            String said = (narrow && !called.isEmpty() ? called + ": " : "") + words.of(entry) + again(entry);
            String lead = theme.paint(Role.FAINT, TIME.format(entry.when())) + " ".repeat(BETWEEN) + name;
            List<String> rows = rows(said, width - indent);
            page.line((lead + theme.paint(role(entry), rows.get(0))).stripTrailing());
            for (String further : rows.subList(1, rows.size())) {
                page.line(" ".repeat(indent) + theme.paint(role(entry), further));
            }
        }
    }

    /** The words in a few rows; an ellipsis says that there are more. */
    private static List<String> rows(String said, int room) {
        List<String> folded = Folding.fold(said, room);
        List<String> rows = new ArrayList<>();
        folded.stream().limit(MOST_ROWS).forEach(row -> rows.add(TextWidth.cut(row, room)));
        if (folded.size() > MOST_ROWS) {
            rows.set(MOST_ROWS - 1, TextWidth.cut(folded.get(MOST_ROWS - 1) + " …", room));
        }
        return rows;
    }

    private void columns(Timeline timeline, NodeDirectory directory, int column, Page page) {
        StringBuilder heads = new StringBuilder(" ".repeat(TIME_WIDTH));
        timeline.nodes()
                .forEach(label -> heads.append(" ".repeat(BETWEEN))
                        .append(TextWidth.pad(
                                TextWidth.cut(Printable.line(called(label, directory)), column), column)));
        page.gap().line(theme.paint(Role.STRONG, heads.toString().stripTrailing()));
        Optional<LocalDate> day = Optional.empty();
        for (Map.Entry<LocalDateTime, List<TimelineEntry>> moment :
                moments(timeline).entrySet()) {
            day = day(day, moment.getKey(), page);
            row(timeline, moment.getKey(), moment.getValue(), column, page);
        }
    }

    private static Map<LocalDateTime, List<TimelineEntry>> moments(Timeline timeline) {
        Map<LocalDateTime, List<TimelineEntry>> moments = new LinkedHashMap<>();
        timeline.entries()
                .forEach(entry -> moments.computeIfAbsent(entry.when(), absent -> new ArrayList<>())
                        .add(entry));
        return moments;
    }

    /** One moment: as many lines as the node with most to say needs. */
    private void row(Timeline timeline, LocalDateTime when, List<TimelineEntry> entries, int column, Page page) {
        List<List<String>> cells = new ArrayList<>();
        int height = 0;
        for (String label : timeline.nodes()) {
            List<String> cell = new ArrayList<>();
            for (TimelineEntry entry : entries) {
                if (entry.node().equals(label)) {
                    rows(words.of(entry) + again(entry), column)
                            .forEach(line -> cell.add(theme.paint(role(entry), line)
                                    + " ".repeat(Math.max(0, column - TextWidth.of(line)))));
                }
            }
            cells.add(cell);
            height = Math.max(height, cell.size());
        }
        for (int line = 0; line < height; line++) {
            StringBuilder text =
                    new StringBuilder(line == 0 ? theme.paint(Role.FAINT, TIME.format(when)) : " ".repeat(TIME_WIDTH));
            for (List<String> cell : cells) {
                text.append(" ".repeat(BETWEEN)).append(line < cell.size() ? cell.get(line) : " ".repeat(column));
            }
            page.line(text.toString().stripTrailing());
        }
    }

    private String again(TimelineEntry entry) {
        return TimelineWords.times(entry)
                + (entry.count() > 1 && !entry.until().equals(entry.when())
                        ? " " + messages.text("timeline.until", TIME.format(entry.until()))
                        : "");
    }

    private Optional<LocalDate> day(Optional<LocalDate> before, LocalDateTime when, Page page) {
        LocalDate day = when.toLocalDate();
        if (before.filter(day::equals).isEmpty()) {
            page.gap().line(theme.paint(Role.STRONG, day.toString()));
        }
        return Optional.of(day);
    }

    private static Role role(TimelineEntry entry) {
        return switch (entry.kind()) {
            case NON_PRIMARY_VIEW, CRASHED, KILLED, ABORTING, EVICTED, HISTORY_REPLACED -> Role.ERROR;
            case SUSPECTS, SILENT, STOOD_STILL, NO_PRIMARY, DESYNCED, CRASH_RECOVERY, MADE_PRIMARY -> Role.WARNING;
            case READY, PRIMARY_VIEW -> Role.GOOD;
            case STATE -> entry.words().get(1).equals("SYNCED") ? Role.GOOD : Role.NOTICE;
            case SERVER_STARTING, STOP_REQUESTED, STOPPED, FOUNDING, HISTORY_STARTED -> Role.STRONG;
            case POSITION, CONNECTING, RECONNECTING, REFUSED, RESTORED_VIEW, RESYNCED -> Role.FAINT;
            case SST_FAILED,
                    SST_REQUEST_FAILED,
                    SST_SCRIPT_FAILED,
                    SST_REFUSED,
                    SST_WITHOUT_POSITION,
                    SST_DONOR_GONE,
                    IST_NOT_CONNECTED,
                    IST_BROKEN -> Role.ERROR;
            case SST_NO_DONOR, SST_AWAITS_DONOR, SST_CACHE_TOO_SHORT -> Role.WARNING;
            case SST_COMPLETE, SST_INSTALLED -> Role.GOOD;
            case SST_SENDING, SST_RECEIVING, SST_DONOR_CHOSEN -> Role.NOTICE;
            case LEFT_OUT -> Role.FAINT;
            case LINE -> entry.line().level() == LogLevel.ERROR ? Role.ERROR : Role.NOTICE;
        };
    }
}
