package dev.galeractl.cli.render;

import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.PlainError.ErrorContinued;
import dev.galeractl.diagnostics.event.ProcessEvent.StackFrame;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.ArrayList;
import java.util.List;

/** How an incident came about: what its start said that matters, in order; what was said again and again stands once, with its number. */
final class StoryText {
    private static final int LONGEST = 40;

    private final Page page;
    private final Messages messages;

    StoryText(Page page, Messages messages) {
        this.page = page;
        this.messages = messages;
    }

    void print(Incident incident) {
        ServerStart start = incident.start();
        page.gap()
                .line(messages.text(
                        "doctor.story",
                        Printable.line(incident.node()),
                        messages.text("incident." + FindingBlock.lower(incident.kind())),
                        Printable.line(start.source()),
                        Integer.toString(start.number())));
        List<Chapter> chapters = chapters(start);
        int left = Math.max(0, chapters.size() - LONGEST);
        for (int i = 0; i < chapters.size(); i++) {
            // The beginning and the end of a long story tell most.
            if (left > 0 && i >= LONGEST / 2 && i < chapters.size() - LONGEST / 2) {
                if (i == LONGEST / 2) {
                    page.line("  " + messages.count("doctor.storyLeft", left));
                }
                continue;
            }
            chapters.get(i).print(page);
        }
    }

    private static List<Chapter> chapters(ServerStart start) {
        List<Chapter> chapters = new ArrayList<>();
        for (LogEvent event : start.events()) {
            if (event instanceof ErrorContinued || event instanceof StackFrame) {
                continue;
            }
            int last = chapters.size() - 1;
            if (last >= 0 && chapters.get(last).first().getClass().equals(event.getClass())) {
                chapters.set(last, chapters.get(last).again());
            } else {
                chapters.add(new Chapter(event, 1));
            }
        }
        return chapters;
    }

    private record Chapter(LogEvent first, int times) {
        Chapter again() {
            return new Chapter(first, times + 1);
        }

        void print(Page page) {
            String time = first.line()
                    .time()
                    .map(it -> it.local().toLocalTime().toString())
                    .map(it -> it.length() > 8 ? it.substring(0, 8) : it.length() == 5 ? it + ":00" : it)
                    .orElse("        ");
            String number = times > 1 ? "  (× " + times + ")" : "";
            page.hanging("  " + time + "  ", 12, Printable.line(first.line().message()) + number);
        }
    }
}
