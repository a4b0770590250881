package dev.galeractl.diagnostics.config.ignore;

import dev.galeractl.diagnostics.config.ConfigReport;
import dev.galeractl.diagnostics.config.ignore.Ignore.Everywhere;
import dev.galeractl.diagnostics.config.ignore.Ignore.Source;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.FindingPage;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.replication.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes out of reports what somebody does not want to be told of, one server after the other, and keeps it with the reason. What is wrong
 * with a wish is a finding itself: an ignore that does nothing is believed to protect from something.
 */
public final class Sieve {
    private static final FindingCode UNKNOWN_CODE = new FindingCode("GAL190");
    private static final FindingCode NO_REASON = new FindingCode("GAL191");
    private static final FindingCode NOTHING_TO_IGNORE = new FindingCode("GAL192");

    /** A wish, however many servers read the file it stands in. */
    private record Wish(Source source, String code, Optional<Evidence> place) {
        static Wish of(Ignore ignore) {
            return new Wish(ignore.source(), ignore.code(), ignore.place());
        }
    }

    private final Map<Wish, Boolean> granted = new LinkedHashMap<>();
    private final Set<Ignored> ignored = new LinkedHashSet<>();
    private final Set<IgnoredCheck> ignoredChecks = new LinkedHashSet<>();

    /**
     * What is left of one server's report. Mistakes in the wishes are added to it.
     *
     * @param files that the server reads; their comments are wishes, too
     * @param given wishes from elsewhere that are about this server
     */
    public ConfigReport sift(ConfigReport report, List<SourceFile> files, List<Ignore> given) {
        List<Ignore> wishes = new ArrayList<>(given);
        List<Finding> findings = new ArrayList<>(report.findings());
        for (SourceFile file : files) {
            IgnoreComments comments = IgnoreComments.of(file);
            wishes.addAll(comments.ignores());
            findings.addAll(comments.mistakes());
        }
        List<Ignore> sound = new ArrayList<>();
        for (Ignore wish : wishes) {
            List<Finding> mistakes = mistakes(wish);
            findings.addAll(mistakes);
            if (mistakes.isEmpty()) {
                if (mustMeetSomething(wish)) {
                    granted.putIfAbsent(Wish.of(wish), false);
                }
                sound.add(wish);
            }
        }
        findings.removeIf(finding -> isIgnored(finding, sound));
        List<UnknownCheck> unknown = new ArrayList<>(report.unknown());
        unknown.removeIf(check -> isIgnored(check, sound));
        return new ConfigReport(Verdict.of(findings, unknown), findings, unknown);
    }

    /**
     * The wishes that met nothing, to be asked after all servers. One of a project file for all its files is never among them: who
     * checks one file of many does not know the others.
     */
    public List<Finding> needless() {
        return granted.entrySet().stream()
                .filter(it -> !it.getValue())
                .map(it -> it.getKey())
                .map(wish -> complaint(NOTHING_TO_IGNORE, "nothing-found", wish.code(), wish.place()))
                .toList();
    }

    /** What was taken out, in the order found. */
    public List<Ignored> ignored() {
        return List.copyOf(ignored);
    }

    /** The checks that could not be made and were taken out. */
    public List<IgnoredCheck> ignoredChecks() {
        return List.copyOf(ignoredChecks);
    }

    private boolean isIgnored(Finding finding, List<Ignore> wishes) {
        Optional<Ignore> first =
                wishes.stream().filter(wish -> wish.covers(finding)).findFirst();
        first.ifPresent(wish -> ignored.add(new Ignored(finding, wish)));
        wishes.stream().filter(wish -> wish.covers(finding)).forEach(this::grant);
        return first.isPresent();
    }

    private boolean isIgnored(UnknownCheck check, List<Ignore> wishes) {
        Optional<Ignore> first =
                wishes.stream().filter(wish -> wish.covers(check)).findFirst();
        first.ifPresent(wish -> ignoredChecks.add(new IgnoredCheck(check, wish)));
        wishes.stream().filter(wish -> wish.covers(check)).forEach(this::grant);
        return first.isPresent();
    }

    private static boolean mustMeetSomething(Ignore wish) {
        return wish.source() != Source.PROJECT_FILE || !(wish.reach() instanceof Everywhere);
    }

    private void grant(Ignore wish) {
        granted.put(Wish.of(wish), true);
    }

    private List<Finding> mistakes(Ignore wish) {
        Optional<FindingPage> page = Catalogue.find(wish.code());
        boolean known = page.isPresent() && page.get().code().value().equalsIgnoreCase(wish.code());
        if (!known) {
            Optional<String> meant = page.map(it -> it.code().value()).or(() -> mended(wish.code()));
            Map<String, String> parameters = Map.of("written", wish.code(), "meant", meant.orElse(""));
            return List.of(Finding.certain(
                    UNKNOWN_CODE, meant.isPresent() ? "mistyped" : "unknown", parameters, evidence(wish.place())));
        }
        return wish.reason().isPresent()
                ? List.of()
                : List.of(complaint(NO_REASON, "no-reason", wish.code(), wish.place()));
    }

    /** Letters that look like digits, and a number alone. */
    private static Optional<String> mended(String code) {
        String digits = code.toUpperCase(Locale.ROOT)
                .replaceFirst("^GAL", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .replaceAll("[-_]", "");
        return Optional.of("GAL" + digits)
                .filter(it -> it.matches("GAL[1-9][0-9]{2}"))
                .filter(it -> Catalogue.contains(new FindingCode(it)));
    }

    private static Finding complaint(FindingCode code, String circumstance, String about, Optional<Evidence> place) {
        return Finding.certain(code, circumstance, Map.of("code", about.toUpperCase(Locale.ROOT)), evidence(place));
    }

    private static List<Evidence> evidence(Optional<Evidence> place) {
        return place.stream().toList();
    }
}
