package dev.galeractl.bootstrap.cluster.interview;

import dev.galeractl.bootstrap.text.Sentence;
import java.util.Optional;

/**
 * One of several answers.
 *
 * @param answer as it is typed
 * @param means what follows from it
 */
public record Choice(String answer, Optional<Sentence> means) {}
