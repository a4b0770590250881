package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.conflict.ConflictReport;
import dev.galeractl.diagnostics.conflict.ConflictReport.ApplyError;
import dev.galeractl.diagnostics.conflict.ConflictReport.Ballot;
import dev.galeractl.diagnostics.conflict.ConflictReport.Conflict;
import dev.galeractl.diagnostics.conflict.ConflictReport.Kind;
import dev.galeractl.diagnostics.conflict.ConflictReport.Place;
import dev.galeractl.diagnostics.conflict.ConflictReport.Side;
import dev.galeractl.diagnostics.conflict.ConflictReport.Vote;
import dev.galeractl.replication.file.Reading;
import dev.galeractl.replication.log.LogTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Votes and conflicts as text: the votes whole, of conflicts the most contested keys and then each of them. */
public final class ConflictsText {
    private static final int CONTESTED = 5;

    private final Theme theme;
    private final int width;
    private final Messages messages;
    private final boolean everything;

    public ConflictsText(Theme theme, int width, Messages messages, boolean everything) {
        this.theme = theme;
        this.width = width;
        this.messages = messages;
        this.everything = everything;
    }

    public String of(ConflictReport report, Reading reading) {
        Page page = new Page(theme, width);
        page.hanging("", 0, messages.text("conflicts.scope", Printable.line(String.join(", ", report.nodes()))));
        if (report.votes().isEmpty() && report.conflicts().isEmpty()) {
            page.hanging("", 0, messages.text("conflicts.none"));
        }
        if (!report.votes().isEmpty()) {
            page.gap()
                    .line(strong(
                            messages.count("conflicts.votes", report.votes().size())));
            report.votes().forEach(vote -> vote(vote, page));
        }
        if (!report.conflicts().isEmpty()) {
            conflicts(report, page);
        }
        if (report.leftOut() > 0) {
            page.gap().paragraph(0, messages.text("conflicts.leftOut", report.leftOut()));
        }
        new ReadingText(page, messages, everything).print(reading);
        return page.toString();
    }

    private void vote(Vote vote, Page page) {
        String outcome = vote.left().isEmpty()
                ? messages.text(vote.winner().isPresent() ? "conflicts.unanimous" : "conflicts.undecided")
                : messages.text(
                        vote.errorWon() ? "conflicts.leftErrorWon" : "conflicts.left",
                        Printable.line(String.join(", ", vote.left())));
        Role role = vote.left().isEmpty() ? Role.NOTICE : Role.ERROR;
        page.gap().hanging("  ", 2, time(vote.time()) + messages.text("conflicts.writeSet", vote.seqno(), vote.uuid()));
        page.hanging("    " + theme.paint(role, "= "), 6, outcome);
        int widest = vote.ballots().stream()
                .mapToInt(ballot -> TextWidth.of(Printable.line(ballot.member())))
                .max()
                .orElse(0);
        for (Ballot ballot : vote.ballots()) {
            String member = Printable.line(ballot.member());
            String mark = vote.left().contains(ballot.member()) ? theme.paint(Role.ERROR, "x ") : "  ";
            String lead = "    " + mark + member + " ".repeat(widest - TextWidth.of(member)) + "  ";
            page.hanging(lead, widest + 8, said(ballot));
        }
        for (ApplyError error : vote.errors()) {
            String what = error.table().map(table -> table + ": ").orElse("") + error.error();
            page.hanging("      ", 6, Printable.line(error.node() + ", " + what + "  (" + place(error.place()) + ")"));
        }
        page.hanging("      ", 6, places(vote.told()));
    }

    private static String said(Ballot ballot) {
        return Printable.line(ballot.text().isEmpty() ? ballot.vote() : ballot.text());
    }

    private void conflicts(ConflictReport report, Page page) {
        List<Conflict> all = report.conflicts();
        page.gap().line(strong(messages.count("conflicts.conflicts", all.size())));
        page.hanging(
                "  ",
                2,
                messages.text(
                        "conflicts.kinds",
                        count(all, Kind.CERTIFICATION),
                        count(all, Kind.ABORT),
                        count(all, Kind.METADATA_LOCK)));
        contested(all, page);
        page.gap();
        all.forEach(conflict -> conflict(conflict, page));
    }

    /** The keys that occur most often; of keys that occur once there is nothing to say. */
    private void contested(List<Conflict> all, Page page) {
        Map<String, Integer> times = new TreeMap<>();
        all.forEach(conflict -> conflict.key().ifPresent(key -> times.merge(key, 1, Integer::sum)));
        List<String> most = new ArrayList<>(times.keySet());
        most.removeIf(key -> times.getOrDefault(key, 0) < 2);
        most.sort(Comparator.comparing((String key) -> -times.getOrDefault(key, 0)));
        if (!most.isEmpty()) {
            page.hanging("  ", 2, messages.text("conflicts.contested"));
        }
        most.stream()
                .limit(CONTESTED)
                .forEach(key -> page.hanging("    ", 4, times.get(key) + " x " + Printable.line(key)));
    }

    private static long count(List<Conflict> all, Kind kind) {
        return all.stream().filter(conflict -> conflict.kind() == kind).count();
    }

    private void conflict(Conflict conflict, Page page) {
        String key = conflict.key().map(it -> "  " + Printable.line(it)).orElse("");
        String claims = conflict.claims().map(it -> "  " + it).orElse("");
        page.hanging(
                "  ",
                2,
                time(conflict.time()) + messages.text("conflicts." + FindingBlock.lower(conflict.kind())) + key + claims
                        + "  " + places(conflict.told()));
        // A line about a metadata lock alone does not name the winner.
        if (conflict.kind() != Kind.METADATA_LOCK || conflict.winner().thread().isPresent()) {
            page.hanging("    ", 4, messages.text("conflicts.won") + " " + side(conflict.winner()));
        }
        page.hanging("    ", 4, messages.text("conflicts.lost") + " " + side(conflict.loser()));
    }

    private String side(Side side) {
        List<String> words = new ArrayList<>();
        side.node().ifPresent(words::add);
        side.thread().ifPresent(thread -> words.add(messages.text("conflicts.thread", thread)));
        side.seqno().ifPresent(seqno -> words.add(messages.text("conflicts.seqno", seqno)));
        side.statement().ifPresent(words::add);
        return words.isEmpty() ? "?" : Printable.line(String.join(", ", words));
    }

    /** Every place, if asked for; else the first, and how many more there are. */
    private String places(List<Place> told) {
        if (everything || told.size() == 1) {
            return "("
                    + String.join(", ", told.stream().map(ConflictsText::place).toList()) + ")";
        }
        return "(" + place(told.get(0)) + " +" + (told.size() - 1) + ")";
    }

    private static String place(Place place) {
        return Printable.line(place.file()) + ":" + place.line();
    }

    private static String time(Optional<LogTime> time) {
        return time.map(it -> it.local().toString().replace('T', ' ') + "  ").orElse("");
    }

    private String strong(String words) {
        return theme.paint(Role.STRONG, words);
    }
}
