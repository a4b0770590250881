package dev.galeractl.cli.action;

import dev.galeractl.diagnostics.config.fix.Mend;
import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.Set;

/**
 * What to mend.
 *
 * @param safe whether all that is safe
 * @param codes whose mends are wanted although they change what a server does
 * @param dryRun whether a patch is wanted, and no file changed
 */
public record FixRequest(boolean safe, Set<FindingCode> codes, boolean dryRun) {
    public FixRequest {
        codes = Set.copyOf(codes);
    }

    boolean allows(Mend mend) {
        return (safe && mend.safe()) || codes.contains(mend.finding().code());
    }
}
