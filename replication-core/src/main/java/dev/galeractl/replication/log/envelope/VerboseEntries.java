package dev.galeractl.replication.log.envelope;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Puts together the entries of {@code journalctl -o verbose}: a line with the time and the cursor, then a line for each field, four blanks before its
 * name. The further lines of a value stand below its first one, as far to the right.
 */
final class VerboseEntries implements Entries {
    private static final String MESSAGE = "MESSAGE";
    private static final String INDENT = "    ";

    private final BiConsumer<PhysicalLine, Letter> sink;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private Optional<PhysicalLine> message = Optional.empty();
    private String open = "";

    VerboseEntries(BiConsumer<PhysicalLine, Letter> sink) {
        this.sink = sink;
    }

    /** Whether a line begins an entry: {@code Sun 2026-11-22 10:26:33.123456 UTC [s=feff…;i=255;…;t=660e0625231d7;x=…]}. */
    static boolean begin(String line) {
        return line.endsWith("]")
                && SyslogLetters.full(line, 0)
                        .filter(stamp -> line.startsWith(" [s=", stamp.end()))
                        .isPresent();
    }

    @Override
    public void accept(PhysicalLine line) {
        String text = line.text();
        if (line.column() == 1 && begin(text)) {
            end();
            fields.put("__REALTIME_TIMESTAMP", microseconds(text));
            return;
        }
        int name = line.column() == 1 && text.startsWith(INDENT) ? ExportEntries.nameEnd(text, INDENT.length()) : 0;
        if (name > 0 && name < text.length() && !fields.isEmpty()) {
            open = text.substring(INDENT.length(), name);
            fields.put(open, text.substring(name + 1));
            if (open.equals(MESSAGE)) {
                message = Optional.of(line);
            }
        } else if (!open.isEmpty() && text.startsWith(INDENT)) {
            fields.merge(open, below(text), (above, below) -> above + "\n" + below);
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
    }

    private String below(String text) {
        int indent = INDENT.length() + open.length() + 1;
        return text.length() > indent && text.substring(0, indent).isBlank()
                ? text.substring(indent)
                : text.stripLeading();
    }

    /** The cursor has the time in hexadecimal digits, by no zone's clock. */
    private static String microseconds(String header) {
        int from = header.indexOf(";t=") + 3;
        int to = header.indexOf(';', from);
        if (from < 3 || to < 0 || to - from > 15) {
            return "";
        }
        long micros = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(header.charAt(i), 16);
            if (digit < 0) {
                return "";
            }
            micros = micros * 16 + digit;
        }
        return Long.toString(micros);
    }
}
