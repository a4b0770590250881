package dev.galeractl.replication.position;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The content of {@code gvwstate.dat}: the last primary view of a node that has not left it gracefully.
 *
 * <p>The file exists while a node is in a primary view and after a crash. An empty file is a known fault; the server stumbles over it.
 *
 * @param myUuid the node's identity in the group
 * @param view the last primary view
 * @param bootstrap whether the view was made by a bootstrap
 * @param members the view's members, in the file's order
 */
public record GvwstateFile(UUID myUuid, View view, boolean bootstrap, List<Member> members) {

    /** The file's name in a datadir. */
    public static final String NAME = "gvwstate.dat";

    public GvwstateFile {
        members = List.copyOf(members);
    }

    /** A view's identity: type (3 is primary), the UUID of the member that made it, and its sequence. */
    public record View(int type, UUID uuid, long sequence) {}

    /** A member and the segment (0–255) it is in. */
    public record Member(UUID uuid, int segment) {}

    /** Reads the text of the file. */
    public static GvwstateFile parse(String text) throws PositionProblem {
        if (text.isBlank()) {
            throw new PositionProblem("the file is empty");
        }
        GvwstateLines lines = new GvwstateLines();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            lines.read(line.strip(), number);
        }
        return lines.file();
    }

    /** The lines of one file, gathered. */
    private static final class GvwstateLines {
        private Optional<UUID> myUuid = Optional.empty();
        private Optional<View> view = Optional.empty();
        private Optional<Boolean> bootstrap = Optional.empty();
        private final List<Member> members = new ArrayList<>();
        private boolean ended;

        void read(String line, int number) throws PositionProblem {
            if (line.isEmpty() || line.equals("#vwbeg")) {
                return;
            }
            if (line.equals("#vwend")) {
                ended = true;
                return;
            }
            String[] words = line.split("\\s+");
            switch (words[0]) {
                case "my_uuid:" -> myUuid = Optional.of(Gtid.parseUuid(word(words, 1, 2, number)));
                case "view_id:" ->
                    view = Optional.of(new View(
                            integer(word(words, 1, 4, number), number),
                            Gtid.parseUuid(word(words, 2, 4, number)),
                            integer(word(words, 3, 4, number), number)));
                case "bootstrap:" -> bootstrap = Optional.of(integer(word(words, 1, 2, number), number) != 0);
                case "member:" ->
                    members.add(new Member(
                            Gtid.parseUuid(word(words, 1, 3, number)), integer(word(words, 2, 3, number), number)));
                default ->
                    throw new PositionProblem("line " + number + " is not understood: '" + Excerpt.of(line) + "'");
            }
        }

        GvwstateFile file() throws PositionProblem {
            if (!ended) {
                throw new PositionProblem("the file is cut: its end mark #vwend is missing");
            }
            return new GvwstateFile(
                    myUuid.orElseThrow(() -> new PositionProblem("'my_uuid' is missing")),
                    view.orElseThrow(() -> new PositionProblem("'view_id' is missing")),
                    bootstrap.orElse(false),
                    members);
        }

        private static String word(String[] words, int index, int count, int number) throws PositionProblem {
            if (words.length != count) {
                throw new PositionProblem(
                        "line " + number + " has " + (words.length - 1) + " values instead of " + (count - 1));
            }
            return words[index];
        }

        private static int integer(String word, int number) throws PositionProblem {
            if (!word.matches("[0-9]{1,9}")) {
                throw new PositionProblem("line " + number + ": '" + Excerpt.of(word) + "' is not a number");
            }
            return Integer.parseInt(word);
        }
    }
}
