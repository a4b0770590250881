package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.doctor.DoctorReport;
import dev.galeractl.diagnostics.doctor.NodeSummary;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.LogStatistics;
import dev.galeractl.diagnostics.start.StartOutcome;
import dev.galeractl.replication.file.Reading;
import dev.galeractl.replication.file.Reading.ReadFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the doctor has to say, as text: the nodes, why what happened happened, what healed by itself, the verdict. */
public final class DoctorText {
    /** Kinds of unknown lines that are shown of a log. */
    private static final int SHAPES = 20;

    private final Theme theme;
    private final int width;
    private final Messages messages;
    private final boolean everything;

    public DoctorText(Theme theme, int width, Messages messages, boolean everything) {
        this.theme = theme;
        this.width = width;
        this.messages = messages;
        this.everything = everything;
    }

    /**
     * The text.
     *
     * @param statistics of the logs; none if nobody asked
     */
    public String of(DoctorReport report, Reading reading, List<LogStatistics> statistics) {
        Page page = new Page(theme, width);
        report.nodes().forEach(node -> node(node, page));
        Optional<LiveText> live = report.live().map(now -> new LiveText(page, theme, messages, now));
        live.ifPresent(LiveText::print);
        FindingBlock block = new FindingBlock(page, messages, everything);
        report.findings().forEach(finding -> {
            page.gap();
            block.print(finding, live.map(now -> now.remarks(finding)).orElse(List.of()));
        });
        if (everything) {
            StoryText story = new StoryText(page, messages);
            report.incidents().stream().filter(it -> !it.isHealed()).forEach(story::print);
        }
        List<Incident> healed =
                report.incidents().stream().filter(Incident::isHealed).toList();
        if (!healed.isEmpty()) {
            page.gap().line(theme.paint(Role.STRONG, messages.text("doctor.history")));
            healed.forEach(incident -> healed(incident, page));
        }
        new ErrorLinesText(page, messages).print(report.errorLines());
        new ReadingText(page, messages, everything).print(reading);
        if (!statistics.isEmpty()) {
            page.gap().line(theme.paint(Role.STRONG, messages.text("doctor.stats")));
            statistics.forEach(log -> statistics(log, page));
        }
        String nothing = report.errorLines().isEmpty() ? "summary.nothing" : "summary.noCause";
        new ReportEnd(page, messages)
                .print(report.verdict(), report.findings(), report.unknown(), scope(report, reading), nothing);
        return page.toString();
    }

    private void statistics(LogStatistics log, Page page) {
        page.hanging(
                "  ",
                4,
                Printable.line(log.source()) + "  "
                        + messages.text("doctor.statsOf", log.lines(), log.understood(), log.known(), log.unknown()));
        if (everything) {
            log.shapes().stream()
                    .limit(SHAPES)
                    .forEach(shape -> page.hanging(
                            "    ",
                            4,
                            messages.text("doctor.statsShape", shape.count(), Printable.line(shape.shape()))));
        }
    }

    private void node(NodeSummary node, Page page) {
        String outcome = messages.text("start."
                + node.departure().map(FindingBlock::lower).orElseGet(() -> FindingBlock.lower(node.outcome())));
        // A log that just ends says what the server was, not what it is.
        boolean open = node.outcome() == StartOutcome.RUNNING;
        String state = node.state()
                .map(reached -> open ? " " + reached.name() : " (" + reached.name() + ")")
                .orElse(open ? " " + messages.text("start.up") : "");
        StringBuilder facts = new StringBuilder(starts(node));
        node.name()
                .filter(name -> !name.equals(node.label()))
                .ifPresent(name -> facts.append(", ").append(name));
        node.group().ifPresent(group -> facts.append(", ").append(messages.text("doctor.group", group)));
        node.version().ifPresent(version -> facts.append(", ").append(version));
        String lead = theme.paint(Role.STRONG, Printable.line(node.label())) + "  "
                + theme.paint(role(node.outcome()), outcome) + state + "  ";
        int leadWidth = TextWidth.of(Printable.line(node.label()) + outcome + state) + 4;
        page.hanging(lead, leadWidth > width / 2 ? 4 : leadWidth, facts.toString());
    }

    /** What the log does not show the beginning of is not counted as a start. */
    private String starts(NodeSummary node) {
        int shown = node.beginsLate() ? node.starts() - 1 : node.starts();
        return Stream.of(
                        node.beginsLate() ? messages.text("doctor.beginsLate") : "",
                        shown > 0 || !node.beginsLate() ? messages.count("doctor.starts", shown) : "")
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private void healed(Incident incident, Page page) {
        String when = incident.start()
                .begin()
                .map(time -> time.local().toString().replace('T', ' ') + "  ")
                .orElse("");
        String what = messages.text("incident." + FindingBlock.lower(incident.kind()));
        String by = incident.healedBy()
                .map(line -> Printable.line(line.file()) + ":" + line.line())
                .or(incident::healedNow)
                .map(since -> messages.text("doctor.healed", since))
                .orElse("");
        page.hanging("  ", 4, when + incident.node() + ": " + what + by);
    }

    /** Whose logs were read; where no node speaks in them, the files. */
    private static String scope(DoctorReport report, Reading reading) {
        List<String> sources = report.nodes().isEmpty()
                ? reading.files().stream().map(ReadFile::name).toList()
                : report.nodes().stream()
                        .flatMap(node -> node.sources().stream())
                        .distinct()
                        .toList();
        return String.join(", ", sources.subList(0, Math.min(3, sources.size()))) + (sources.size() > 3 ? ", …" : "");
    }

    private static Role role(StartOutcome outcome) {
        return switch (outcome) {
            case RUNNING -> Role.GOOD;
            case STOPPED, UNKNOWN -> Role.NOTICE;
            case GAVE_UP, CRASHED, KILLED -> Role.ERROR;
        };
    }
}
