package dev.galeractl.cli.render;

import java.util.Locale;

/** The forms in which {@code validate} can tell its result. */
public enum ValidateFormat {
    /** For people: each finding with its line, its cause and what to do. */
    TEXT,
    /** {@code galeractl/validate/v1}. */
    JSON,
    /** One line a finding, as compilers write it, for editors and grep. */
    LINE,
    /** SARIF 2.1.0, for code scanning. */
    SARIF,
    /** Commands of a GitHub workflow, which annotate the lines of a change. */
    GITHUB,
    /** JUnit XML, for everything that shows the results of tests. */
    JUNIT;

    /** Whether the form is meant to be read as it stands, so that what does not fit into it is told beside it. */
    public boolean isLines() {
        return this == LINE || this == GITHUB;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
