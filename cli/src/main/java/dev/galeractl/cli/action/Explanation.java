package dev.galeractl.cli.action;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.render.ExplainText;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.text.Closest;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.FindingPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Explains findings by their pages. */
public final class Explanation {
    private Explanation() {}

    /**
     * Prints the pages of these codes or slugs; the list of all codes if none is given.
     *
     * @throws UserError for a word that is neither
     */
    public static ExitCode explain(List<String> words, Session session) {
        ExplainText text = new ExplainText(session.themeOfOut(), session.width(), session.messages());
        if (words.isEmpty()) {
            session.out().print(text.list(Catalogue.all()));
            return ExitCode.DONE;
        }
        List<FindingPage> pages = new ArrayList<>();
        for (String word : words) {
            pages.add(Catalogue.find(word).orElseThrow(() -> unknown(word, session)));
        }
        for (int i = 0; i < pages.size(); i++) {
            session.out().print((i == 0 ? "" : "\n") + text.page(pages.get(i)));
        }
        return ExitCode.DONE;
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
