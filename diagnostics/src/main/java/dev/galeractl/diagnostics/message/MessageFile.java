package dev.galeractl.diagnostics.message;

import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.log.LogLevel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file of the catalogue. Entries are separated by blank lines; the first line of an entry is its id, the others are {@code key value}, indented by two
 * blanks; lines that start with {@code #} are comments. One pass over the bytes finds the ids and the texts, which is all that matching needs; the rest of an
 * entry is read when somebody asks for its meaning. Mistakes are told with file and line.
 */
final class MessageFile {

    private static final List<String> KEYS = List.of("by", "level", "text", "phase", "weight", "means", "ja", "see");

    private final String name;
    private final byte[] bytes;
    private final List<Entry> entries = new ArrayList<>();

    /** @throws IllegalStateException with file and line if it is not what it should be */
    MessageFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
        Lines lines = new Lines(0, 0);
        while (lines.next()) {
            if (lines.isSkipped()) {
                continue;
            }
            if (lines.isIndented()) {
                throw mistake(lines.number, "a key outside of an entry");
            }
            entries.add(entry(lines));
        }
    }

    List<Entry> entries() {
        return entries;
    }

    private Entry entry(Lines lines) {
        String id = lines.text(0);
        if (!isId(id)) {
            throw mistake(lines.number, "\"" + id + "\" is no id: small letters, digits and dashes");
        }
        int start = lines.from;
        int number = lines.number;
        List<MessageText> texts = new ArrayList<>();
        while (lines.next() && !lines.isBlank()) {
            if (lines.isComment()) {
                continue;
            }
            if (!lines.isIndented()) {
                throw mistake(
                        lines.number,
                        "a line of an entry starts with two blanks; entries are separated by a blank line");
            }
            if (lines.hasKey("text")) {
                texts.add(text(lines));
            }
        }
        if (texts.isEmpty()) {
            throw mistake(number, id + " has no text");
        }
        return new Entry(this, id, List.copyOf(texts), start, number);
    }

    private MessageText text(Lines lines) {
        String written = lines.value("text");
        if (written.startsWith("WSREP: ") || !SourcePlace.without(written).equals(written)) {
            throw mistake(lines.number, "a text starts behind \"WSREP: \" and behind the place in the source");
        }
        try {
            return new MessageText(written);
        } catch (IllegalArgumentException e) {
            throw mistake(lines.number, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isId(String id) {
        return !id.isEmpty() && id.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }

    private IllegalStateException mistake(int line, String what) {
        return new IllegalStateException(name + ":" + line + ": " + what);
    }

    private Message message(Entry entry) {
        EntryReading reading = new EntryReading();
        Lines lines = new Lines(entry.start, entry.line - 1);
        lines.next();
        while (lines.next() && !lines.isBlank()) {
            if (!lines.isComment()) {
                reading.add(lines);
            }
        }
        return reading.message(entry);
    }

    /**
     * An entry whose meaning is still unread.
     *
     * @param start index of its first byte
     * @param line number of its first line
     */
    record Entry(MessageFile file, String id, List<MessageText> texts, int start, int line) {

        /** @throws IllegalStateException with file and line if something is missing or wrong */
        Message message() {
            return file.message(this);
        }
    }

    /** What has been read of an entry's keys. */
    private final class EntryReading {

        private final List<MessageSource> sources = new ArrayList<>();
        private final List<LogLevel> levels = new ArrayList<>();
        private final List<FindingCode> see = new ArrayList<>();
        private Optional<MessagePhase> phase = Optional.empty();
        private Optional<MessageWeight> weight = Optional.empty();
        private String means = "";
        private String ja = "";

        void add(Lines lines) {
            String key = KEYS.stream()
                    .filter(lines::hasKey)
                    .findFirst()
                    .orElseThrow(() -> mistake(lines.number, "the keys are " + String.join(", ", KEYS)));
            String value = lines.value(key);
            switch (key) {
                case "by" -> words(value).forEach(word -> sources.add(named(MessageSource.values(), word, lines)));
                case "level" -> words(value).forEach(word -> levels.add(named(LogLevel.values(), word, lines)));
                case "phase" -> phase = Optional.of(once(phase, named(MessagePhase.values(), value, lines), lines));
                case "weight" -> weight = Optional.of(once(weight, named(MessageWeight.values(), value, lines), lines));
                case "means" -> means = once(means, value, lines);
                case "ja" -> ja = once(ja, value, lines);
                case "see" -> words(value).forEach(word -> see.add(code(word, lines)));
                default -> {
                    // The texts are known since the file was read.
                }
            }
        }

        Message message(Entry entry) {
            if (sources.isEmpty() || levels.isEmpty() || means.isEmpty() || ja.isEmpty()) {
                throw mistake(entry.line, entry.id + " needs by, level, means and ja");
            }
            return new Message(
                    entry.id,
                    sources,
                    levels,
                    entry.texts,
                    phase.orElseThrow(() -> mistake(entry.line, entry.id + " has no phase")),
                    weight.orElseThrow(() -> mistake(entry.line, entry.id + " has no weight")),
                    means,
                    ja,
                    see);
        }

        private Stream<String> words(String value) {
            return Stream.of(value.split("[, ]+", -1)).filter(word -> !word.isEmpty());
        }

        private <T extends Enum<T>> T named(T[] values, String word, Lines lines) {
            return Stream.of(values)
                    .filter(value -> value.name()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-')
                            .equals(word))
                    .findFirst()
                    .orElseThrow(() -> mistake(lines.number, "unknown word \"" + word + "\""));
        }

        private FindingCode code(String word, Lines lines) {
            try {
                return new FindingCode(word);
            } catch (IllegalArgumentException e) {
                throw mistake(lines.number, "\"" + word + "\" is no finding's code");
            }
        }

        private <T> T once(Optional<T> before, T value, Lines lines) {
            if (before.isPresent()) {
                throw mistake(lines.number, "the key was given before");
            }
            return value;
        }

        private String once(String before, String value, Lines lines) {
            return once(before.isEmpty() ? Optional.empty() : Optional.of(before), value, lines);
        }
    }

    /** Walks the lines of the file. */
    private final class Lines {

        private int from;
        private int to;
        private int number;
        private int following;

        Lines(int start, int numberBefore) {
            following = start;
            number = numberBefore;
        }

        boolean next() {
            if (following >= bytes.length) {
                return false;
            }
            from = following;
            to = from;
            while (to < bytes.length && bytes[to] != '\n') {
                to++;
            }
            following = to + 1;
            number++;
            if (to > from && bytes[to - 1] <= ' ' && bytes[to - 1] >= 0) {
                throw mistake(number, "a blank at the line's end");
            }
            return true;
        }

        boolean isBlank() {
            return to == from;
        }

        boolean isComment() {
            return to > from && bytes[from] == '#';
        }

        boolean isSkipped() {
            return isBlank() || isComment();
        }

        boolean isIndented() {
            return to > from + 2 && bytes[from] == ' ' && bytes[from + 1] == ' ' && bytes[from + 2] > ' ';
        }

        boolean hasKey(String key) {
            int end = from + 2 + key.length();
            if (end >= to || bytes[end] != ' ') {
                return false;
            }
            for (int i = 0; i < key.length(); i++) {
                if (bytes[from + 2 + i] != key.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        String value(String key) {
            String value = text(2 + key.length() + 1);
            if (value.isBlank() || value.charAt(0) == ' ') {
                throw mistake(number, "one blank, then the value of " + key);
            }
            return value;
        }

        String text(int skipped) {
            return new String(bytes, from + skipped, to - from - skipped, StandardCharsets.UTF_8);
        }
    }
}
