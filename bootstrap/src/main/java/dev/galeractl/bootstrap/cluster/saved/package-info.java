/**
 * A plan that was put into a file to be read, agreed on and run later: the facts that it stands on, and whether they still hold. Pure. Begin at
 * {@link dev.galeractl.bootstrap.cluster.saved.SavedPlan}.
 */
@NullMarked
package dev.galeractl.bootstrap.cluster.saved;

import org.jspecify.annotations.NullMarked;
