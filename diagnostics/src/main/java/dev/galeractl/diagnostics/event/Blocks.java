package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.MembershipEvent.HistoryCompared;
import dev.galeractl.diagnostics.event.MembershipEvent.Member;
import dev.galeractl.diagnostics.event.MembershipEvent.QuorumCounted;
import dev.galeractl.diagnostics.event.MembershipEvent.ServerViewInstalled;
import dev.galeractl.replication.log.LogLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The blocks of several lines that a node writes about its membership. */
final class Blocks {

    /** Members of a view beyond this number are not kept: no cluster has them, a damaged log may seem to. */
    private static final int MOST_MEMBERS = 256;

    /** Lines of a block beyond this number end it: the longest that we know has a line for each member and a dozen more. */
    private static final int MOST_LINES = 1024;

    /** What the first line of a block says at least: without one of these nothing begins. */
    private static final List<String> BEGINNINGS =
            List.of("view(", GroupView.BELOW, "View:", "Quorum results:", "State transfer required:");

    private Blocks() {}

    /** Whether a message, as bytes, may begin a block or be one. */
    static boolean mayBegin(byte[] message, int from, int to) {
        for (String beginning : BEGINNINGS) {
            if (startsWith(message, from, to, beginning)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] message, int from, int to, String beginning) {
        if (to - from < beginning.length() || message[from] != beginning.charAt(0)) {
            return false;
        }
        for (int i = 1; i < beginning.length(); i++) {
            if (message[from + i] != beginning.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a message may begin a block or be one. */
    static boolean mayBegin(String message) {
        for (String beginning : BEGINNINGS) {
            if (message.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    /** The block that a line begins whose message may begin one. */
    static Optional<OpenBlock> beginning(LogLine line, String message) {
        // A view without a time of its own is quoted by the line above it; it was installed at another time, or never.
        return switch (message.charAt(0)) {
            case 'v' ->
                !line.isBare()
                                && message.startsWith("view(")
                                && !message.endsWith("})")
                                && !message.startsWith("view((empty))")
                        ? Optional.of(new GroupView(line, message))
                        : Optional.empty();
            case 'C' ->
                !line.isBare() && message.startsWith(GroupView.BELOW)
                        ? Optional.of(new GroupView(line, ""))
                        : Optional.empty();
            case 'V' -> line.isBare() && message.equals("View:") ? Optional.of(new ServerView(line)) : Optional.empty();
            case 'Q' -> message.startsWith("Quorum results:") ? Optional.of(new Quorum(line)) : Optional.empty();
            case 'S' ->
                message.startsWith("State transfer required:") ? Optional.of(new Histories(line)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** {@code name = value} or {@code name: value}, a line each. */
    private static final class Fields {

        private final Map<String, String> values = new HashMap<>();

        boolean add(String text, char separator) {
            int at = text.indexOf(separator);
            if (at <= 0) {
                return false;
            }
            String value = text.substring(at + 1).strip();
            values.put(
                    text.substring(0, at).strip(),
                    value.endsWith(",") ? value.substring(0, value.length() - 1) : value);
            return true;
        }

        String text(String name) {
            return values.getOrDefault(name, "");
        }

        long number(String name, long otherwise) {
            return MembershipRecognisers.number(text(name)).orElse(otherwise);
        }
    }

    /** {@code Quorum results:} and its indented lines, of which the last, the group's UUID, says something of its own. */
    private static final class Quorum implements OpenBlock {

        private final LogLine line;
        private final Fields fields = new Fields();

        Quorum(LogLine line) {
            this.line = line;
        }

        @Override
        public Step add(String text) {
            boolean known = fields.add(text, '=');
            return known && !text.startsWith("group UUID") ? Step.TAKEN : Step.NOT_TAKEN;
        }

        @Override
        public List<LogEvent> finish() {
            String members = fields.text("members");
            int slash = members.indexOf('/');
            return List.of(new QuorumCounted(
                    line,
                    fields.text("component").equals("PRIMARY"),
                    fields.number("conf_id", -1),
                    MembershipRecognisers.number(slash < 0 ? "" : members.substring(0, slash))
                            .orElse(-1L)
                            .intValue(),
                    MembershipRecognisers.number(slash < 0 ? "" : members.substring(slash + 1))
                            .orElse(-1L)
                            .intValue(),
                    fields.number("act_id", -1),
                    fields.number("last_appl.", -1),
                    Phrase.wordAfter(fields.text("protocols") + " ", "").orElse(""),
                    fields.text("group UUID")));
        }
    }

    /** {@code View:} of Galera 4, with the members' full UUIDs and names. */
    private static final class ServerView implements OpenBlock {

        private final LogLine line;
        private final Fields fields = new Fields();
        private final List<Member> members = new ArrayList<>();
        private boolean listing;
        private int lines;

        ServerView(LogLine line) {
            this.line = line;
        }

        @Override
        public Step add(String text) {
            lines++;
            if (text.startsWith("====") || text.isEmpty() || lines > MOST_LINES) {
                return Step.LAST;
            }
            if (text.startsWith("members(")) {
                listing = true;
                return Step.TAKEN;
            }
            if (listing) {
                member(text).filter(it -> members.size() < MOST_MEMBERS).ifPresent(members::add);
                return Step.TAKEN;
            }
            return fields.add(text, ':') ? Step.TAKEN : Step.NOT_TAKEN;
        }

        /** {@code 0: 9af67ac9-e67a-11f1-aeb3-378b086cf47a, db1}. */
        private static Optional<Member> member(String text) {
            int colon = text.indexOf(": ");
            int comma = text.indexOf(", ", Math.max(colon, 0));
            if (colon < 0 || comma < 0) {
                return Optional.empty();
            }
            return MembershipRecognisers.number(text.substring(0, colon))
                    .map(index -> new Member(
                            index.intValue(),
                            text.substring(colon + 2, comma),
                            text.substring(comma + 2).strip()));
        }

        @Override
        public List<LogEvent> finish() {
            String id = fields.text("id");
            int colon = id.lastIndexOf(':');
            if (colon < 0) {
                return List.of();
            }
            return List.of(new ServerViewInstalled(
                    line,
                    id.substring(0, colon),
                    MembershipRecognisers.number(id.substring(colon + 1)).orElse(-1L),
                    fields.text("status").equals("primary"),
                    (int) fields.number("protocol_version", -1),
                    (int) fields.number("own_index", -1),
                    fields.text("final").equals("yes"),
                    members));
        }
    }

    /** {@code State transfer required:} with the group's position and the node's own. */
    private static final class Histories implements OpenBlock {

        private final LogLine line;
        private final Fields fields = new Fields();

        Histories(LogLine line) {
            this.line = line;
        }

        @Override
        public Step add(String text) {
            if (!text.startsWith("Group state:") && !text.startsWith("Local state:")) {
                return Step.NOT_TAKEN;
            }
            fields.add(text, ':');
            return text.startsWith("Local") ? Step.LAST : Step.TAKEN;
        }

        @Override
        public List<LogEvent> finish() {
            return List.of(new HistoryCompared(line, fields.text("Group state"), fields.text("Local state")));
        }
    }
}
