package dev.galeractl.diagnostics.finding;

import java.util.Collection;

/** A whole report in one word. */
public enum Verdict {
    /** Everything could be checked, and nothing needs doing; notices may be there. */
    OK,
    /** At least one warning, and no error. */
    ATTENTION,
    /** At least one error. */
    BROKEN,
    /** Nothing wrong was found, but not everything could be checked. */
    UNKNOWN;

    /** The verdict on these findings and on the checks that could not be made. */
    public static Verdict of(Collection<Finding> findings, Collection<UnknownCheck> unknown) {
        Verdict verdict = unknown.isEmpty() ? OK : UNKNOWN;
        for (Finding finding : findings) {
            switch (Catalogue.severity(finding)) {
                case ERROR -> {
                    return BROKEN;
                }
                case WARNING -> verdict = ATTENTION;
                case NOTICE -> {}
            }
        }
        return verdict;
    }
}
