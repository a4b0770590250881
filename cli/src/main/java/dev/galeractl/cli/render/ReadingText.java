package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.replication.file.Reading;
import dev.galeractl.replication.file.Reading.Damage;
import dev.galeractl.replication.file.Reading.ReadFile;
import dev.galeractl.replication.file.Reading.Skipped.Reason;
import java.util.List;
import java.util.stream.Collectors;

/** What has to be said about how logs were read: what broke off, which zone was assumed, what was left out. */
final class ReadingText {
    /** Files that are listed unasked. */
    private static final int LISTED = 5;

    private final Page page;
    private final Messages messages;
    private final boolean everything;

    ReadingText(Page page, Messages messages, boolean everything) {
        this.page = page;
        this.messages = messages;
        this.everything = everything;
    }

    void print(Reading reading) {
        page.gap();
        reading.damages().forEach(damage -> say(Role.ERROR, damage(damage)));
        reading.shortened()
                .forEach(log ->
                        say(Role.NOTICE, messages.text("reading.shortened", Printable.line(log.file()), log.left())));
        reading.zone()
                .ifPresent(zone -> say(
                        Role.NOTICE,
                        messages.text(reading.assumed() ? "reading.zoneAssumed" : "reading.zoneGiven", zone)));
        if (reading.sameZone() && everything) {
            say(Role.NOTICE, messages.text("reading.sameZone"));
        }
        for (Reason reason : Reason.values()) {
            skipped(
                    reason,
                    reading.skipped().stream()
                            .filter(file -> file.reason() == reason)
                            .map(file -> Printable.line(file.file()))
                            .toList());
        }
        if (everything) {
            reading.files().forEach(this::file);
        }
    }

    private void skipped(Reason reason, List<String> files) {
        if (files.isEmpty()) {
            return;
        }
        say(Role.NOTICE, messages.count("reading.skipped." + FindingBlock.lower(reason), files.size()));
        // A datadir has thousands of files that are no logs by their names: those are known without being listed.
        int shown = everything ? files.size() : reason == Reason.NAME ? 0 : Math.min(files.size(), LISTED);
        files.subList(0, shown).forEach(file -> page.line("    " + file));
        if (shown > 0 && shown < files.size()) {
            page.line("    " + messages.text("reading.skipped.more", files.size() - shown));
        }
    }

    private String damage(Damage damage) {
        String file = Printable.line(damage.file());
        String reason = Printable.line(damage.reason());
        return damage.line().isPresent()
                ? messages.text("reading.damaged", file, damage.line().getAsInt(), damage.bytes(), reason)
                : messages.text("reading.damagedStream", file, damage.bytes(), reason);
    }

    private void file(ReadFile file) {
        List<String> others =
                file.logs().stream().filter(log -> !log.equals(file.name())).toList();
        String forms = file.forms().isEmpty()
                ? messages.text("reading.plain")
                : file.forms().stream().map(Object::toString).collect(Collectors.joining(", "));
        String line = messages.text("reading.file", Printable.line(file.name()), forms)
                + (others.isEmpty()
                        ? ""
                        : " → " + others.stream().map(Printable::line).collect(Collectors.joining(", ")));
        page.hanging("", 4, line);
    }

    private void say(Role role, String sentence) {
        page.hanging(page.paint(role, "· "), 2, sentence);
    }
}
