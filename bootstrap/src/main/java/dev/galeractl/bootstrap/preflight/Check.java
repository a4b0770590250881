package dev.galeractl.bootstrap.preflight;

import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.diagnostics.finding.Finding;
import java.util.List;

/**
 * One named question about a node before anything is changed.
 *
 * @param slug its name, part of the JSON interface
 * @param node the node it is about
 * @param result the answer; a missing fact is {@link Result#UNKNOWN}, never a pass
 * @param sentence the answer in words
 * @param findings what the answer is based on, where it is more than one fact
 */
public record Check(String slug, String node, Result result, Sentence sentence, List<Finding> findings) {
    public Check {
        findings = List.copyOf(findings);
    }

    /** How a check ended. */
    public enum Result {
        PASS,
        WARN,
        FAIL,
        UNKNOWN
    }
}
