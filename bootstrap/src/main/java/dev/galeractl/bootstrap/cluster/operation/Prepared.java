package dev.galeractl.bootstrap.cluster.operation;

import dev.galeractl.bootstrap.Preparation;
import dev.galeractl.bootstrap.cluster.saved.Fingerprint;

/**
 * What is known before consent, with the facts that it stands on.
 *
 * @param taken how many steps of the operation the journal knows
 */
public record Prepared(Preparation preparation, Fingerprint fingerprint, int taken) {}
