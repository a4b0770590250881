package dev.galeractl.diagnostics.finding;

/**
 * A check that could not be made because a fact was missing. It is never a pass.
 *
 * @param code the problem that could be neither found nor ruled out
 * @param missing the name of an entry under {@code unknown} on the code's page, which says what was missing and how to get it
 */
public record UnknownCheck(FindingCode code, String missing) {

    /** Said by hand for the same reason as {@link Finding#hashCode}. */
    @Override
    public int hashCode() {
        return 31 * code.value().hashCode() + missing.hashCode();
    }
}
