package dev.galeractl.cli.action;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.render.ExplainJson;
import dev.galeractl.cli.render.ExplainText;
import dev.galeractl.cli.render.ExplainedLine;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.text.Closest;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.FindingPage;
import dev.galeractl.diagnostics.message.MessageCatalogue;
import dev.galeractl.diagnostics.message.NearestMessage;
import dev.galeractl.diagnostics.message.PastedLine;
import dev.galeractl.replication.file.TextFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Explains findings by their pages, and lines of a log by the catalogue of messages. */
public final class Explanation {
    private static final String STANDARD_INPUT = "-";

    /** Far more than anybody reads one by one; a whole log is for {@code annotate}. */
    private static final int MOST_LINES = 1000;

    private static final int MOST_BYTES = 1024 * 1024;

    /** A code or a name of a finding, or what somebody took for one. */
    private static final Pattern NAME = Pattern.compile("(?i:gal\\d*)|[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*");

    private Explanation() {}

    /**
     * Prints what the words mean; the list of all findings if there is none.
     *
     * @throws UserError for a word that looks like a code and is none, or for too many lines
     */
    public static ExitCode explain(ExplainRequest request, Session session) {
        ExplainText text = new ExplainText(session.themeOfOut(), session.width(), session.messages());
        List<FindingPage> pages = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        sort(request.words(), session, pages, lines);
        if (request.words().isEmpty()) {
            pages.addAll(Catalogue.all());
            if (!request.json()) {
                session.out().print(text.list(pages));
                return ExitCode.DONE;
            }
        }
        List<ExplainedLine> explained = lines.isEmpty() ? List.of() : explained(lines);
        if (request.json()) {
            session.out()
                    .print(ExplainJson.of(pages, explained, session.messages().locale()));
            return ExitCode.DONE;
        }
        List<String> answers = new ArrayList<>();
        pages.forEach(page -> answers.add(text.page(page)));
        explained.forEach(line -> answers.add(text.line(line)));
        session.out().print(String.join("\n", answers));
        return ExitCode.DONE;
    }

    /** Tells codes from lines by what they are made of: a line has a blank, or is a message that is known. */
    private static void sort(List<String> words, Session session, List<FindingPage> pages, List<String> lines) {
        if (isOneLine(words)) {
            lines.add(String.join(" ", words));
            return;
        }
        for (String word : words) {
            Optional<FindingPage> page = Catalogue.find(word.strip());
            if (page.isPresent()) {
                pages.add(page.get());
            } else if (word.equals(STANDARD_INPUT)) {
                lines.addAll(standardInput(session));
            } else if (NAME.matcher(word).matches()
                    && MessageCatalogue.load().match(word).isEmpty()) {
                throw unknown(word, session);
            } else {
                word.lines().filter(line -> !line.isBlank()).forEach(lines::add);
            }
        }
        if (pages.isEmpty() && lines.isEmpty() && !words.isEmpty()) {
            throw new UserError(ExitCode.USAGE, session.text("explain.nothing"));
        }
        if (lines.size() > MOST_LINES) {
            throw tooMany(session);
        }
    }

    /** A line that was pasted without quotes comes as many words, and some of them are no names. */
    private static boolean isOneLine(List<String> words) {
        return words.size() > 1
                && words.stream().noneMatch(word -> word.equals(STANDARD_INPUT) || word.indexOf(' ') >= 0)
                && words.stream().anyMatch(word -> !NAME.matcher(word).matches());
    }

    private static List<String> standardInput(Session session) {
        String name = session.text("doctor.stdin");
        try (InputStream in = TextFiles.open(name, session.around().in())) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw tooMany(session);
            }
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw TextFiles.problem(Path.of(name), e);
        }
    }

    private static List<ExplainedLine> explained(List<String> lines) {
        MessageCatalogue catalogue = MessageCatalogue.load();
        List<PastedLine> pasted = lines.stream()
                .flatMap(line -> PastedLine.of(line, catalogue).stream())
                .toList();
        if (pasted.stream().allMatch(line -> line.match().isPresent())) {
            return pasted.stream()
                    .map(line -> new ExplainedLine(line, Optional.empty()))
                    .toList();
        }
        NearestMessage nearest = new NearestMessage(catalogue);
        return pasted.stream()
                .map(line -> new ExplainedLine(
                        line, line.match().isPresent() ? Optional.empty() : nearest.to(line.message())))
                .toList();
    }

    private static UserError tooMany(Session session) {
        return new UserError(
                ExitCode.USAGE,
                session.text("explain.tooMany", MOST_LINES),
                Optional.of(session.text("explain.tooManyHint")));
    }

    private static UserError unknown(String word, Session session) {
        List<String> codes = Catalogue.codes().stream().map(FindingCode::value).toList();
        Optional<String> meant = Closest.to(word.toUpperCase(Locale.ROOT), codes);
        return new UserError(
                ExitCode.USAGE,
                session.text("explain.unknown", word)
                        + meant.map(code -> session.text("usage.didYouMean", code))
                                .orElse(""),
                Optional.of(session.text("explain.unknownHint")));
    }
}
