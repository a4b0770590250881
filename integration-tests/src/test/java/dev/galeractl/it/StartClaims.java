package dev.galeractl.it;

import static java.util.Map.entry;

import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.FindingPage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What pages say that a server makes of an option file: that it does not start, or starts without what the file says. Found in the English sentences, so
 * that a new page cannot forget it.
 */
final class StartClaims {
    private static final Pattern CLAIM = Pattern.compile(
            "does not (start|come up|stay up|react|read (it|that))\\b|refuses|cannot join|reads nothing|no effect|nobody finds"
                    + "|\\bends (at once|during|with status|its start)|and ends\\b|the server ends|ignores|pass(es|ed) over|does nothing"
                    + "|rest of it is lost|without its options|makes a (new|second) cluster|(starts|runs) alone|takes (it|the value|\\{used})",
            Pattern.CASE_INSENSITIVE);

    /** Told by a log, of something that has happened; the recorded logs prove it. */
    private static final Pattern OF_THE_PAST = Pattern.compile("\\{(node|joiner|peer)}");

    private static final String OTHER_PRODUCT =
            "another product's server would have to run here; the page says that it follows documentation";
    private static final String NOT_TRIED = "the page says itself that it was not tried";

    /** What no test shows, and why. */
    static final Map<String, String> EXCUSED = Map.ofEntries(
            entry(
                    "GAL103 as-packaged",
                    "the file of a package before it is filled in; GAL103 not-set is the same to the server"),
            entry("GAL115 not-yet", "an option newer than both providers; none is known"),
            entry("GAL115 server-gone", NOT_TRIED),
            entry("GAL115 server-removed", OTHER_PRODUCT),
            entry("GAL115 server-removed-renamed", OTHER_PRODUCT),
            entry("GAL119 other-product", OTHER_PRODUCT),
            entry("GAL122 strict-mode-refuses", OTHER_PRODUCT),
            entry(
                    "GAL132 transfer",
                    "loopback addresses all lead here; what comes of it between hosts is recorded for GAL215"),
            entry("GAL125 pages-unprotected", "the power would have to fail in the middle of a page"),
            entry(
                    "GAL161 shorter-than-usual",
                    "how long a copy takes is arithmetic; that systemd ends the start: GAL161 short"),
            entry("GAL139 overridden", OTHER_PRODUCT),
            entry("GAL204 as-packaged", "to the server the same as GAL204 scheme-without-network"));

    private StartClaims() {}

    /** Code and circumstance of each. */
    static List<String> all() {
        return Catalogue.all().stream()
                .filter(page -> page.body().contains("```cnf fires"))
                .flatMap(page -> page.circumstances().stream()
                        .filter(StartClaims::isClaim)
                        .map(it -> page.code().value() + " " + it.name()))
                .sorted()
                .toList();
    }

    private static boolean isClaim(FindingPage.Circumstance circumstance) {
        String cause = circumstance.cause().in(Locale.ENGLISH);
        String when = circumstance.when().in(Locale.ENGLISH);
        boolean past = OF_THE_PAST.matcher(cause).find()
                || when.contains(" log ")
                || circumstance.name().equals("healed");
        return circumstance.harm().isPresent() || (!past && CLAIM.matcher(cause).find());
    }
}
