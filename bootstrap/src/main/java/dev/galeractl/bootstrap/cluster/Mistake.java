package dev.galeractl.bootstrap.cluster;

import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.diagnostics.finding.Evidence;
import java.util.Optional;

/**
 * Something in cluster.yaml that cannot be meant.
 *
 * @param place where, with the line
 * @param what it is
 * @param meant what was probably meant, if that can be told
 */
public record Mistake(Evidence place, Sentence what, Optional<String> meant) {}
