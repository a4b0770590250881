package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.GroupEvent.ViewKind;
import dev.galeractl.replication.log.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A view of the group's protocol: its identity, a line for each member, and the same for those who joined, left and are apart. Percona's Galera says
 * {@link #BELOW} first, and then begins and ends the view, and each of its lists, on a line of its own.
 */
final class GroupView implements OpenBlock {

    /** What Percona's Galera writes above a view. */
    static final String BELOW = "Current view of cluster as seen by this node";

    /** Members beyond this number are not kept: no cluster has them, a damaged log may seem to. */
    private static final int MOST_MEMBERS = 256;

    private final LogLine line;
    private String id;
    private final List<String> members = new ArrayList<>();
    private final List<String> joined = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final List<String> partitioned = new ArrayList<>();
    private List<String> section = members;
    private boolean empty;

    GroupView(LogLine line, String message) {
        this.line = line;
        this.id = identity(message);
    }

    private static String identity(String text) {
        return Phrase.between(text, "view_id(", ")").orElse("");
    }

    @Override
    public Step add(String text) {
        if (id.isEmpty()) {
            return begin(text);
        }
        if (text.startsWith("})") || text.equals(")")) {
            return Step.LAST;
        }
        if (text.endsWith("{")) {
            section = section(text);
        } else if (!text.startsWith("}") && section.size() < MOST_MEMBERS && !text.isEmpty()) {
            int comma = text.indexOf(',');
            section.add(comma < 0 ? text : text.substring(0, comma));
        }
        return Step.TAKEN;
    }

    /** The line below {@link #BELOW}. */
    private Step begin(String text) {
        empty = text.startsWith("view((empty))") || text.startsWith("view ((empty))");
        if (empty) {
            return Step.LAST;
        }
        // One that ends on its first line is read by itself.
        id = text.startsWith("view") && !text.endsWith("})") ? identity(text) : "";
        return id.isEmpty() ? Step.NOT_TAKEN : Step.TAKEN;
    }

    private List<String> section(String heading) {
        return heading.contains("partitioned")
                ? partitioned
                : heading.contains("left") ? left : heading.contains("joined") ? joined : members;
    }

    @Override
    public List<LogEvent> finish() {
        if (empty) {
            return List.of(emptyView(line));
        }
        if (id.isEmpty()) {
            return List.of();
        }
        ViewKind kind = id.startsWith("PRIM") ? ViewKind.PRIMARY : ViewKind.NON_PRIMARY;
        return List.of(new ViewChanged(line, kind, id, members, joined, left, partitioned));
    }

    /** A view that stands in one line: the last one of a node that leaves, or one from a page that joins lines. */
    static Optional<LogEvent> inOneLine(LogLine line, String message) {
        if (message.startsWith("view((empty))")) {
            return Optional.of(emptyView(line));
        }
        if (!message.startsWith("view(view_id(") || !message.endsWith("})")) {
            return Optional.empty();
        }
        GroupView view = new GroupView(line, message);
        Phrase.between(message, "memb {", "}").ifPresent(members -> {
            for (String member : members.strip().split("\\s+", -1)) {
                view.add(member);
            }
        });
        return view.finish().stream().findFirst();
    }

    private static ViewChanged emptyView(LogLine line) {
        return new ViewChanged(line, ViewKind.EMPTY, "", List.of(), List.of(), List.of(), List.of());
    }
}
