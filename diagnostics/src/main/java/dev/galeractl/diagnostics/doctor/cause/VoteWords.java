package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteCast;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Members that had the same error in other words. The number that a member votes with is made of what its server says of the error, so another language,
 * or a further warning, counts as another result.
 */
enum VoteWords {
    /** The sentences differ, and name the same things. */
    LANGUAGE("same-error-other-words"),
    /** The sentence is the same, and some have warnings behind it. */
    WARNINGS("same-error-more-warnings");

    private static final Pattern CODE = Pattern.compile(",? ?Error_code: (\\d+);? ?");
    private static final Pattern NAMED = Pattern.compile("'[^']*'|\"[^\"]*\"|`[^`]*`|\\d+");

    private final String circumstance;

    VoteWords(String circumstance) {
        this.circumstance = circumstance;
    }

    String circumstance() {
        return circumstance;
    }

    /** What made the difference, if all who failed name the same error first, about the same things, and yet voted differently. */
    static Optional<VoteWords> of(List<VoteCast> casts) {
        List<String> texts = casts.stream()
                .filter(cast -> !cast.succeeded() && CODE.matcher(cast.text()).find())
                .map(VoteCast::text)
                .distinct()
                .toList();
        Set<String> codes = texts.stream().map(VoteWords::code).collect(Collectors.toSet());
        Set<Set<String>> named = texts.stream().map(VoteWords::named).collect(Collectors.toSet());
        if (texts.size() < 2 || codes.size() != 1 || named.size() != 1) {
            return Optional.empty();
        }
        long sentences = texts.stream().map(VoteWords::sentence).distinct().count();
        return Optional.of(sentences > 1 ? LANGUAGE : WARNINGS);
    }

    /** The number of the error that all of them name. */
    static String code(List<VoteCast> casts) {
        return casts.stream()
                .map(VoteCast::text)
                .filter(text -> CODE.matcher(text).find())
                .map(VoteWords::code)
                .findFirst()
                .orElseThrow();
    }

    private static String code(String text) {
        return CODE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String sentence(String text) {
        return CODE.split(text.strip(), 2)[0].strip();
    }

    /** The tables, users and values of the sentence: if they differ, the nodes met different data. */
    private static Set<String> named(String text) {
        return NAMED.matcher(sentence(text)).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
