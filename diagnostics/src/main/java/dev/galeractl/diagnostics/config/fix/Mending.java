package dev.galeractl.diagnostics.config.fix;

import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.Severity;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Mends what can be mended, in memory: makes the mends that are allowed, has everything checked again, and keeps only those whose problem is
 * gone without a new error. Goes on until nothing is left to mend, because one mend can bring another problem to light.
 */
public final class Mending {

    /** Beyond any file; a mend that undoes another must not turn in circles. */
    private static final int ROUNDS = 20;

    private final Judge judge;
    private final Predicate<Mend> allowed;
    private final Map<String, SourceText> originals = new LinkedHashMap<>();
    private final List<Mend> made = new ArrayList<>();
    private final Set<Problem> failed = new LinkedHashSet<>();
    private Map<String, SourceText> texts = Map.of();

    private Mending(Judge judge, Predicate<Mend> allowed) {
        this.judge = judge;
        this.allowed = allowed;
    }

    /** Has the option files checked. */
    public interface Judge {
        /**
         * Checks them.
         *
         * @param edited gives each file, as it was read from the disk, the text to check in its place
         */
        Judgement judge(UnaryOperator<SourceText> edited);
    }

    /**
     * What a check gave.
     *
     * @param findings those that are to be told
     * @param servers the options of each server
     */
    public record Judgement(List<Finding> findings, List<EffectiveOptions> servers) {
        public Judgement {
            findings = List.copyOf(findings);
            servers = List.copyOf(servers);
        }

        private List<Mend> mends() {
            List<Mend> mends = new ArrayList<>();
            for (Finding finding : findings) {
                servers.stream()
                        .map(options -> Mends.of(finding, options))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .ifPresent(mends::add);
            }
            return mends;
        }

        private long count(Problem problem) {
            return findings.stream()
                    .filter(it -> Problem.of(it).equals(problem))
                    .count();
        }

        private long errors() {
            return findings.stream()
                    .filter(it -> Catalogue.severity(it) == Severity.ERROR)
                    .count();
        }
    }

    /** What tells that a problem is still there, whatever its line became. */
    private record Problem(String code, String circumstance, Map<String, String> parameters, String file) {
        static Problem of(Finding finding) {
            String file =
                    finding.evidence().stream().findFirst().map(Evidence::file).orElse("");
            return new Problem(finding.code().value(), finding.circumstance(), finding.parameters(), file);
        }
    }

    /** Mends, as far as it is allowed. */
    public static Mended mend(Judge judge, Predicate<Mend> allowed) {
        return new Mending(judge, allowed).run();
    }

    private Mended run() {
        Judgement now = check(texts);
        for (int round = 0; round < ROUNDS; round++) {
            List<Mend> candidates = candidates(now);
            if (candidates.isEmpty()) {
                break;
            }
            Judgement before = now;
            Optional<Judgement> together = attempt(before, candidates);
            now = together.isPresent() ? together.get() : oneByOne(before, candidates.get(0));
        }
        Set<Mend> left = new LinkedHashSet<>(now.mends());
        left.removeIf(mend -> failed.contains(Problem.of(mend.finding())));
        return new Mended(made, List.copyOf(left), changed());
    }

    private Judgement oneByOne(Judgement before, Mend mend) {
        return attempt(before, List.of(mend)).orElseGet(() -> {
            failed.add(Problem.of(mend.finding()));
            return before;
        });
    }

    /** One edit for a line: the next round sees what became of it. */
    private List<Mend> candidates(Judgement judgement) {
        Map<String, Mend> byLine = new LinkedHashMap<>();
        for (Mend mend : judgement.mends()) {
            if (allowed.test(mend) && !failed.contains(Problem.of(mend.finding()))) {
                byLine.putIfAbsent(
                        mend.edit().span().line() + " " + mend.edit().span().file(), mend);
            }
        }
        return List.copyOf(byLine.values());
    }

    /** Empty if it does not help. */
    private Optional<Judgement> attempt(Judgement before, List<Mend> mends) {
        Map<String, SourceText> tried = new LinkedHashMap<>(texts);
        Map<String, List<Edit>> byFile = new LinkedHashMap<>();
        mends.forEach(mend -> byFile.computeIfAbsent(mend.edit().span().file(), file -> new ArrayList<>())
                .add(mend.edit()));
        byFile.forEach((file, edits) -> current(file)
                .ifPresent(text -> tried.put(file, ChangedFile.of(text, edits).after())));
        Judgement after = check(tried);
        boolean gone = mends.stream()
                .map(mend -> Problem.of(mend.finding()))
                .allMatch(it -> after.count(it) < before.count(it));
        if (!gone || after.errors() > before.errors()) {
            return Optional.empty();
        }
        texts = tried;
        made.addAll(mends);
        return Optional.of(after);
    }

    /** Empty for what was not read as an option file, such as a unit. */
    private Optional<SourceText> current(String file) {
        return Optional.ofNullable(texts.getOrDefault(file, originals.get(file)));
    }

    private Judgement check(Map<String, SourceText> instead) {
        return judge.judge(read -> {
            originals.putIfAbsent(read.name(), read);
            return instead.getOrDefault(read.name(), read);
        });
    }

    private List<ChangedFile> changed() {
        List<ChangedFile> files = new ArrayList<>();
        texts.forEach((name, text) -> {
            SourceText original = originals.getOrDefault(name, text);
            if (!text.text().equals(original.text())) {
                files.add(new ChangedFile(original, text));
            }
        });
        return files;
    }
}
