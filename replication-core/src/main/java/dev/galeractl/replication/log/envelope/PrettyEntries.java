package dev.galeractl.replication.log.envelope;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Puts together the JSON objects of {@code journalctl -o json-pretty}, and of others who write a line for each field: a brace alone begins and ends one. */
final class PrettyEntries implements Entries {

    /** Lines of one object; whoever writes more writes no entry of a log. */
    private static final int LONGEST = 2000;

    private final BiConsumer<PhysicalLine, Letter> sink;
    private final List<PhysicalLine> open = new ArrayList<>();

    PrettyEntries(BiConsumer<PhysicalLine, Letter> sink) {
        this.sink = sink;
    }

    /** Whether a file is such JSON that begins with these lines. */
    static boolean begin(String first, String second) {
        return first.equals("{") && second.stripLeading().startsWith("\"");
    }

    @Override
    public void accept(PhysicalLine line) {
        if (open.isEmpty() && !line.text().equals("{")) {
            sink.accept(line, Letter.plain(line.text()));
            return;
        }
        open.add(line);
        if (line.text().equals("}")) {
            Optional<Letter> letter = JsonLetters.open(
                    String.join(" ", open.stream().map(PhysicalLine::text).toList()));
            if (letter.isPresent()) {
                sink.accept(message(), letter.get());
                open.clear();
            }
            end();
        } else if (open.size() > LONGEST) {
            end();
        }
    }

    /** What is no whole object is handed on as it stands. */
    @Override
    public void end() {
        open.forEach(line -> sink.accept(line, Letter.plain(line.text())));
        open.clear();
    }

    private PhysicalLine message() {
        return open.stream()
                .filter(line -> {
                    String text = line.text().stripLeading();
                    return text.startsWith("\"MESSAGE\"")
                            || text.startsWith("\"message\"")
                            || text.startsWith("\"log\"");
                })
                .findFirst()
                .orElse(open.get(0));
    }
}
