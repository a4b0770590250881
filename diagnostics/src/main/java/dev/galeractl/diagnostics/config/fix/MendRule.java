package dev.galeractl.diagnostics.config.fix;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.Optional;
import java.util.function.Function;

/**
 * How one kind of problem is mended.
 *
 * @param circumstance of the problem's page; empty: any
 * @param edit empty where it cannot be done exactly
 */
record MendRule(
        FindingCode code, Optional<String> circumstance, Standing standing, Function<MendPlace, Optional<Edit>> edit) {

    /** What a mend changes for the server. */
    enum Standing {
        /** The same in another spelling: a server that takes the one at all takes the other alike. */
        SPELLING,
        /** To the server the text says the same afterwards. */
        SAME_MEANING,
        /** The node finds members that it does not find now, besides those that it finds. */
        MORE_MEMBERS,
        /** The setting can be meant in one way only; safe where nothing works as it is. */
        ONE_READING,
        /** The server will do something else, or the mend rests on a guess. */
        CHOICE
    }

    static MendRule of(String code, Standing standing, Function<MendPlace, Optional<Edit>> edit) {
        return new MendRule(new FindingCode(code), Optional.empty(), standing, edit);
    }

    static MendRule of(String code, String circumstance, Standing standing, Function<MendPlace, Optional<Edit>> edit) {
        return new MendRule(new FindingCode(code), Optional.of(circumstance), standing, edit);
    }

    boolean fits(Finding finding) {
        return finding.code().equals(code)
                && circumstance.map(finding.circumstance()::equals).orElse(true);
    }
}
