package dev.galeractl.cli.action;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.render.ExplainJson;
import dev.galeractl.cli.render.ExplainText;
import dev.galeractl.cli.render.ExplainedLine;
import dev.galeractl.cli.render.ExplainedName;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.text.Closest;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.FindingPage;
import dev.galeractl.diagnostics.message.MessageCatalogue;
import dev.galeractl.diagnostics.message.NearestMessage;
import dev.galeractl.diagnostics.message.PastedLine;
import dev.galeractl.diagnostics.variable.NamedOption;
import dev.galeractl.diagnostics.variable.StatusVariables;
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

    /** A code or a name of a finding, of a variable or of an option, or what somebody took for one. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*");

    private Explanation() {}

    /** What the words of a command line ask for. */
    private record Asked(List<FindingPage> pages, List<ExplainedName> names, List<String> lines) {
        Asked() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        boolean isNothing() {
            return pages.isEmpty() && names.isEmpty() && lines.isEmpty();
        }
    }

    /**
     * Prints what the words mean; the list of all findings if there is none.
     *
     * @throws UserError for a file, for a word that looks like a code or a name and is none, or for too many lines
     */
    public static ExitCode explain(ExplainRequest request, Session session) {
        ExplainText text = new ExplainText(session.themeOfOut(), session.width(), session.messages());
        Asked asked = sorted(request.words(), session);
        if (request.words().isEmpty()) {
            asked.pages().addAll(Catalogue.all());
            if (!request.json()) {
                session.out().print(text.list(asked.pages()));
                return ExitCode.DONE;
            }
        }
        List<ExplainedLine> explained = asked.lines().isEmpty() ? List.of() : explained(asked.lines());
        if (request.json()) {
            session.out()
                    .print(ExplainJson.of(
                            asked.pages(),
                            asked.names(),
                            explained,
                            session.messages().locale()));
            return ExitCode.DONE;
        }
        List<String> answers = new ArrayList<>();
        asked.pages().forEach(page -> answers.add(text.page(page)));
        asked.names().forEach(name -> answers.add(text.name(name)));
        explained.forEach(line -> answers.add(text.line(line)));
        session.out().print(String.join("\n", answers));
        return ExitCode.DONE;
    }

    /** Tells codes and names from lines by what they are made of: a line has a blank, or is a message that is known. */
    private static Asked sorted(List<String> words, Session session) {
        Asked asked = new Asked();
        if (isOneLine(words)) {
            asked.lines().add(String.join(" ", words));
            return asked;
        }
        words.forEach(word -> sort(word, session, asked));
        if (asked.isNothing() && !words.isEmpty()) {
            throw new UserError(ExitCode.USAGE, session.text("explain.nothing"));
        }
        if (asked.lines().size() > MOST_LINES) {
            throw tooMany(session);
        }
        return asked;
    }

    private static void sort(String word, Session session, Asked asked) {
        Optional<FindingPage> page = Catalogue.find(word.strip());
        if (page.isPresent()) {
            asked.pages().add(page.get());
        } else if (word.equals(STANDARD_INPUT)) {
            asked.lines().addAll(standardInput(session));
        } else if (word.indexOf('\n') < 0 && TextFiles.isThere(word)) {
            throw file(word, session);
        } else if (!NAME.matcher(word).matches()) {
            word.lines().filter(line -> !line.isBlank()).forEach(asked.lines()::add);
        } else if (MessageCatalogue.load().match(word).isPresent()) {
            asked.lines().add(word);
        } else {
            asked.names().add(name(word, session));
        }
    }

    private static UserError file(String name, Session session) {
        boolean options = name.endsWith(".cnf") || name.endsWith(".ini");
        return new UserError(
                ExitCode.USAGE,
                session.text("explain.file", name),
                Optional.of(session.text(options ? "explain.optionFileHint" : "explain.fileHint", name)));
    }

    private static ExplainedName name(String word, Session session) {
        ExplainedName name = new ExplainedName(StatusVariables.load().find(word), NamedOption.find(word));
        if (name.isUnknown()) {
            throw unknown(word, session);
        }
        return name;
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
        List<String> names = new ArrayList<>(StatusVariables.load().names());
        NamedOption.closest(word).ifPresent(names::add);
        Optional<String> meant = Closest.to(word.toUpperCase(Locale.ROOT), codes)
                .or(() -> Closest.to(word.toLowerCase(Locale.ROOT), names));
        return new UserError(
                ExitCode.USAGE,
                session.text("explain.unknown", word)
                        + meant.map(code -> session.text("usage.didYouMean", code))
                                .orElse(""),
                Optional.of(session.text("explain.unknownHint")));
    }
}
