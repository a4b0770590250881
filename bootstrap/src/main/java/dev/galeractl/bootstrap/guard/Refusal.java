package dev.galeractl.bootstrap.guard;

import dev.galeractl.bootstrap.text.Sentence;
import java.util.Optional;

/**
 * Why an operation is not safe, and what would have to be true.
 *
 * @param rule the row of the safety table
 * @param node the node it is about
 * @param reason the fact that forbids it
 * @param learned how that fact was learned
 * @param wayOut what to do instead, or which waiver accepts the risk
 * @param diff a unified diff of the option file that mends it
 */
public record Refusal(
        SafetyRule rule, String node, Sentence reason, Sentence learned, Sentence wayOut, Optional<String> diff) {}
