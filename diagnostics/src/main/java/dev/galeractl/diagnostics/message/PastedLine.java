package dev.galeractl.diagnostics.message;

import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogLineParser;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a log as somebody pasted it: with or without its time, quoted, behind the file's name and a number, as {@code grep -n}, a chat or an
 * excerpt of this program show it.
 *
 * @param raw what was pasted, without quotes and what stood before the line
 * @param message the message that was found or, if none is known, the one that is closest to what the line says
 * @param match what it is, if it is known
 */
public record PastedLine(String raw, String message, Optional<MessageMatch> match) {

    /** What a shell, a mail and a chat put around a line. */
    private static final String QUOTES = "\"'`“”‘’「」";

    /** Quotation marks of mails; the margins of this program's excerpts, and of {@code cat -n}. */
    private static final Pattern LEAD = Pattern.compile("^(?:>\\s*|\\d{1,9} \\| |\\s*\\d{1,9}\\t)+");

    /** A level without a time before it, or with a part of one: {@code 10:23:11 0 [Note] [MY-000000] [Galera] …}. */
    private static final Pattern LEVEL = Pattern.compile(
            "^[^\\[]{0,80}\\[(?i:note|warning|error|system|info)]\\s*(?:\\[MY-\\d{1,6}]\\s*)?(?:\\[[A-Za-z-]{2,12}]\\s*)?");

    /** What {@code grep -n} puts before a line. */
    private static final Pattern GREP = Pattern.compile("^[^\\s:]{1,200}:(?:\\d{1,9}[:-])?");

    /** The logical lines in what was pasted, at least one: terminals and web pages join lines. */
    public static List<PastedLine> of(String pasted, MessageCatalogue catalogue) {
        String line = withoutQuotes(pasted);
        List<LogLine> logical = LogLineParser.split("", 1, line);
        if (logical.size() > 1
                && logical.get(0).isBare()
                && GREP.matcher(logical.get(0).raw()).matches()) {
            logical = logical.subList(1, logical.size());
        }
        return logical.stream().map(part -> of(part, catalogue)).toList();
    }

    private static PastedLine of(LogLine line, MessageCatalogue catalogue) {
        Optional<MessageMatch> match = catalogue.match(line);
        if (match.isPresent() || !line.isBare()) {
            return new PastedLine(line.raw(), line.message(), match);
        }
        for (Pattern lead : List.of(LEVEL, GREP)) {
            Matcher matcher = lead.matcher(line.text());
            if (matcher.lookingAt() && matcher.end() < line.text().length()) {
                LogLine rest = LogLineParser.parse(
                        "", 1, line.text().substring(matcher.end()).strip());
                Optional<MessageMatch> found = catalogue.match(rest);
                if (found.isPresent() || lead == LEVEL) {
                    return new PastedLine(line.raw(), rest.message(), found);
                }
            }
        }
        return new PastedLine(line.raw(), line.message(), match);
    }

    private static String withoutQuotes(String pasted) {
        String line = pasted.strip();
        Matcher lead = LEAD.matcher(line);
        if (lead.lookingAt()) {
            line = line.substring(lead.end()).strip();
        }
        while (line.length() > 2
                && QUOTES.indexOf(line.charAt(0)) >= 0
                && QUOTES.indexOf(line.charAt(line.length() - 1)) >= 0) {
            line = line.substring(1, line.length() - 1).strip();
        }
        return line;
    }
}
