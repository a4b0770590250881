package dev.galeractl.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is told of a finding is whole sentences in every language: no parameter is missing, and what is unknown is said to be so. */
public final class SpokenSentences {
    private static final Pattern OPEN = Pattern.compile("\\{[a-zA-Z]+}");

    /** A question mark in the place of a word, and what nothing in the place of a word leaves. */
    private static final Pattern UNTOLD =
            Pattern.compile("(?:^|[ (（「\"':@/])\\?|[^A-Z]\\(\\)|（）|「」|\"\"|[a-z]  [a-z]|\\w ,");

    private SpokenSentences() {}

    public static void assertSpoken(Finding finding) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            assertThat(Catalogue.text(finding, locale).toString())
                    .as(finding.code() + " " + finding.circumstance())
                    .doesNotContainPattern(OPEN)
                    .doesNotContainPattern(UNTOLD);
        }
    }
}
