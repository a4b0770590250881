package dev.galeractl.cli.render;

import dev.galeractl.bootstrap.execute.JoinProgress;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.DataSize;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The lines that tell how an operation gets on. */
public final class ProgressText {
    /** Looks are a second apart, and a transfer pauses now and then. */
    private static final Duration STILL = Duration.ofSeconds(10);

    private final Theme theme;
    private final int width;
    private final Messages messages;

    public ProgressText(Theme theme, int width, Messages messages) {
        this.theme = theme;
        this.width = width;
        this.messages = messages;
    }

    /** One or more lines, without the last line end. */
    public String step(int index, int of, Step step, Duration elapsed) {
        String number = "[" + index + "/" + of + "] ";
        return new Page(theme, width)
                .hanging(
                        theme.paint(Role.FAINT, clock(elapsed)) + "  " + theme.paint(Role.STRONG, number),
                        7 + number.length(),
                        step.sentence().in(messages.locale()))
                .toString()
                .stripTrailing();
    }

    public String shift(String node, String from, String to, Duration elapsed) {
        return theme.paint(Role.FAINT, clock(elapsed)) + "        " + Printable.line(node) + "  "
                + theme.paint(Role.FAINT, from + " → ") + theme.paint(role(to), to);
    }

    public String logLine(String node, String line) {
        return theme.paint(Role.FAINT, Printable.line(node) + " | " + Printable.line(line));
    }

    public String notice(Sentence sentence) {
        return new Page(theme, width)
                .paragraph(13, sentence.in(messages.locale()))
                .toString()
                .stripTrailing();
    }

    /** What is being waited for, short enough never to fill the line: it is redrawn in place. */
    public String waiting(String node, String state, Duration here) {
        String what = messages.text("progress.waiting." + (state.equals("JOINER") ? "transfer" : "other"), node, state);
        String text = "       " + Printable.line(what).strip() + "  " + clock(here);
        return theme.paint(Role.FAINT, TextWidth.cut(text, width - 1));
    }

    /** How far a node is on its way: on one line, however narrow. */
    public String joining(JoinProgress progress, Duration elapsed) {
        List<String> words = new ArrayList<>();
        words.add(messages.text("progress.join." + JsonObject.word(progress.stage()), Printable.line(progress.node())));
        progress.bytes()
                .ifPresent(bytes -> words.add(progress.total()
                        .map(total -> messages.text("progress.join.bytesOf", new DataSize(bytes), new DataSize(total)))
                        .orElseGet(() -> new DataSize(bytes).toString())));
        progress.bytesPerSecond().filter(it -> it > 0).ifPresent(it -> words.add(new DataSize(it) + "/s"));
        progress.remaining()
                .ifPresent(it ->
                        words.add(messages.text("progress.join.left", clock(it).strip())));
        progress.writeSets().ifPresent(it -> words.add(messages.text("progress.join.writeSets", it.done(), it.of())));
        if (progress.still().compareTo(STILL) >= 0) {
            words.add(
                    messages.text("progress.join.still", clock(progress.still()).strip()));
        }
        return theme.paint(Role.FAINT, TextWidth.cut(clock(elapsed) + "  " + String.join("  ", words), width - 1));
    }

    private static Role role(String state) {
        return switch (state) {
            case "SYNCED" -> Role.GOOD;
            case "CLOSED", "DESTROYED" -> Role.WARNING;
            default -> Role.STRONG;
        };
    }

    /** Minutes and seconds, {@code 0:07}. */
    private static String clock(Duration time) {
        long seconds = time.toSeconds();
        String clock = seconds / 60 + (seconds % 60 < 10 ? ":0" : ":") + seconds % 60;
        return " ".repeat(Math.max(0, 5 - clock.length())) + clock;
    }
}
