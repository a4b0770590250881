package dev.galeractl.replication.log.envelope;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Puts together the entries of {@code journalctl -o export} (systemd.io, "Journal Export Formats"): a line for each field, an empty one behind each
 * entry. A value of several lines stands behind its name and eight bytes of length; its further lines are told by not looking like fields.
 */
final class ExportEntries implements Entries {
    private static final String MESSAGE = "MESSAGE";
    private static final int LENGTH = 8;

    private final BiConsumer<PhysicalLine, Letter> sink;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private Optional<PhysicalLine> message = Optional.empty();
    private String open = "";
    private boolean lengthComes;

    /** @param sink gets the message of each entry, and the line it begins in */
    ExportEntries(BiConsumer<PhysicalLine, Letter> sink) {
        this.sink = sink;
    }

    /** Whether a file that begins with this line is such an export. */
    static boolean begin(String line) {
        return line.startsWith("__CURSOR=");
    }

    @Override
    public void accept(PhysicalLine line) {
        String text = line.text();
        int name = nameEnd(text, 0);
        if (lengthComes) {
            fields.put(open, text.substring(Math.min(LENGTH, text.length())));
            if (open.equals(MESSAGE)) {
                message = Optional.of(line);
            }
            lengthComes = false;
        } else if (text.isEmpty()) {
            end();
        } else if (name > 0 && name < text.length() && line.column() == 1) {
            open = "";
            fields.put(text.substring(0, name), text.substring(name + 1));
            if (text.startsWith(MESSAGE + "=")) {
                message = Optional.of(line);
            }
        } else if (name == text.length() && open.isEmpty()) {
            open = text;
            lengthComes = true;
        } else if (!open.isEmpty()) {
            fields.merge(open, text, (above, below) -> above + "\n" + below);
        } else {
            sink.accept(line, Letter.plain(text));
        }
    }

    @Override
    public void end() {
        message.ifPresent(line -> sink.accept(line, JsonLetters.journal(fields)));
        fields.clear();
        message = Optional.empty();
        open = "";
        lengthComes = false;
    }

    /** The end of the name of a field that begins at {@code from}; behind it stands a sign of equality or nothing. 0 if there is none. */
    static int nameEnd(String text, int from) {
        int end = from;
        while (end < text.length() && end < from + 65 && isNames(text.charAt(end))) {
            end++;
        }
        return end == from || (end < text.length() && text.charAt(end) != '=') ? 0 : end;
    }

    private static boolean isNames(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
