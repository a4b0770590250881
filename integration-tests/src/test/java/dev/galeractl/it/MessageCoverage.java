package dev.galeractl.it;

import dev.galeractl.diagnostics.message.Message;
import dev.galeractl.diagnostics.message.MessageCatalogue;
import dev.galeractl.diagnostics.message.MessageText;
import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many of the messages that the installed library and server can write are in the catalogue; {@code scripts/message-coverage} runs it. A string is
 * known if it stands inside a literal part of a wording, or, if printf fills it, if its pieces stand in one wording in this order.
 */
final class MessageCoverage {

    private static final String HOLE = "\0";

    private final List<String> wordings;

    MessageCoverage(MessageCatalogue catalogue) {
        wordings = catalogue.messages().stream()
                .flatMap(message -> message.texts().stream())
                .map(MessageCoverage::withoutHoles)
                .toList();
    }

    /**
     * What came of one program.
     *
     * @param known strings that are known
     * @param unknown the others
     */
    record Result(String program, int known, List<String> unknown) {

        int all() {
            return known + unknown.size();
        }

        /** Of a thousand, rounded down: what was reached can be asked for again. */
        int perMille() {
            return known * 1000 / all();
        }

        @Override
        public String toString() {
            return "%s: %d of %d strings known (%d.%d %%)"
                    .formatted(program, known, all(), perMille() / 10, perMille() % 10);
        }
    }

    Result library() throws IOException {
        return result("libgalera_smm.so", MessageStrings.ofLibrary(RealServer.provider()));
    }

    Result server() throws IOException {
        Path server = Stream.of("sbin/mariadbd", "sbin/mysqld", "bin/mariadbd", "libexec/mariadbd")
                .map(RealServer.base()::resolve)
                .filter(Files::isReadable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No mariadbd under " + RealServer.base()));
        return result("mariadbd, replication", MessageStrings.ofServer(server));
    }

    private Result result(String program, List<String> strings) {
        List<String> unknown = strings.stream().filter(text -> !isKnown(text)).toList();
        return new Result(program, strings.size() - unknown.size(), unknown);
    }

    private boolean isKnown(String text) {
        List<String> pieces = Stream.of(MessageStrings.CONVERSION.split(text, -1))
                .map(String::strip)
                .filter(piece -> piece.chars().filter(Character::isLetter).count() >= 2)
                .toList();
        return wordings.stream().anyMatch(wording -> holds(wording, pieces));
    }

    private static boolean holds(String wording, List<String> pieces) {
        int at = 0;
        for (String piece : pieces) {
            int found = wording.indexOf(piece, at);
            if (found < 0) {
                return false;
            }
            at = found + piece.length();
        }
        return true;
    }

    private static String withoutHoles(MessageText text) {
        String written = text.written();
        for (String hole : text.holes()) {
            written = written.replace("{" + hole + "}", HOLE);
        }
        return written;
    }

    /**
     * Of the lines of replication in recorded logs, by level.
     *
     * @param lines how many there are
     * @param known how many of them are in the catalogue
     * @param messages how many differ in more than numbers and identities
     * @param knownMessages how many of these are in the catalogue
     */
    record Recorded(LogLevel level, int lines, int known, int messages, int knownMessages) {

        private static final Pattern VARIABLE = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{4,}|0x[0-9a-f]+|\\d+");

        static Recorded of(LogLevel level, List<LogLine> lines, MessageCatalogue catalogue) {
            List<LogLine> known = lines.stream()
                    .filter(line -> catalogue.match(line).isPresent())
                    .toList();
            return new Recorded(level, lines.size(), known.size(), messages(lines), messages(known));
        }

        private static int messages(List<LogLine> lines) {
            return (int) lines.stream()
                    .map(line -> VARIABLE.matcher(line.message()).replaceAll("0"))
                    .distinct()
                    .count();
        }

        @Override
        public String toString() {
            return "| %s | %d | %d | %d | %d |".formatted(named(level), lines, known, messages, knownMessages);
        }
    }

    /** The logs that the tests of the diagnoses are made of. */
    static List<Recorded> recorded(Path folder, MessageCatalogue catalogue) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    lines.addAll(LogReader.read(file.toString(), in));
                }
            }
        }
        return new TreeMap<>(lines.stream().filter(LogLine::isWsrep).collect(Collectors.groupingBy(LogLine::level)))
                .entrySet().stream()
                        .map(level -> Recorded.of(level.getKey(), level.getValue(), catalogue))
                        .toList();
    }

    /** Prints what is known and what is not; with {@code write FILE} the page of the documentation is written, too. */
    public static void main(String[] arguments) throws IOException {
        MessageCatalogue catalogue = MessageCatalogue.load();
        MessageCoverage coverage = new MessageCoverage(catalogue);
        List<Result> results = List.of(coverage.library(), coverage.server());
        for (Result result : results) {
            result.unknown().forEach(text -> System.out.println("unknown  " + text));
            System.out.println(result);
        }
        List<Recorded> recorded = recorded(Path.of("../diagnostics/src/test/logs"), catalogue);
        recorded.forEach(System.out::println);
        if (arguments.length == 2 && "write".equals(arguments[0])) {
            Files.writeString(Path.of(arguments[1]), page(catalogue.messages(), results, recorded));
        }
    }

    private static String page(List<Message> messages, List<Result> results, List<Recorded> recorded) {
        List<String> lines = new ArrayList<>();
        lines.add("# The messages that galeractl knows");
        lines.add("");
        lines.add(
                "Written by `scripts/message-coverage write`. The messages stand in `diagnostics/src/main/resources/dev/galeractl/diagnostics/messages`.");
        lines.add("`galeractl explain 'a line of a log'` says what one means.");
        lines.add("");
        lines.add("Entries: %d, in %d wordings."
                .formatted(
                        messages.size(),
                        messages.stream()
                                .mapToInt(message -> message.texts().size())
                                .sum()));
        lines.add("");
        table(
                lines,
                "Written by",
                messages,
                message ->
                        message.sources().stream().map(MessageCoverage::named).collect(Collectors.joining(", ")));
        table(lines, "Weight", messages, message -> named(message.weight()));
        table(lines, "Phase", messages, message -> named(message.phase()));
        lines.add("## Compared with the installed programs");
        lines.add("");
        lines.add(
                "Of the constants of the programs those count that have ten characters and two words and are neither a condition of an assertion nor one of the");
        lines.add(
                "strings that `integration-tests/src/test/resources/dev/galeractl/it/not-messages.txt` lists with the reason. One is known if it stands inside a literal part");
        lines.add(
                "of a wording. A message is often put together from several strings, so these are not numbers of messages; nor can a level be read from a string.");
        lines.add("");
        results.forEach(result -> lines.add("- " + result));
        lines.add("");
        lines.add("## Compared with recorded logs");
        lines.add("");
        lines.add(
                "The lines of replication in `diagnostics/src/test/logs`, by their level; and the messages, which differ in more than numbers and identities.");
        lines.add(
                "Lines that are not in the catalogue may still be understood (views, and errors that a diagnosis knows).");
        lines.add("");
        lines.add("| Level | Lines | Known | Messages | Known |");
        lines.add("| --- | ---: | ---: | ---: | ---: |");
        recorded.forEach(level -> lines.add(level.toString()));
        lines.add("");
        return String.join("\n", lines);
    }

    private static void table(List<String> lines, String title, List<Message> messages, Function<Message, String> key) {
        lines.add("| " + title + " | Entries |");
        lines.add("| --- | ---: |");
        new TreeMap<>(messages.stream().collect(Collectors.groupingBy(key, Collectors.counting())))
                .forEach((name, count) -> lines.add("| " + name + " | " + count + " |"));
        lines.add("");
    }

    private static String named(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
