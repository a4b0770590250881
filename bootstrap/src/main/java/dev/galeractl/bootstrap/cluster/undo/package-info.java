/**
 * Taking an operation on a described cluster back: what it wrote down about the hosts as they were, what of that still holds, and the steps that lead back.
 * Begin at {@link dev.galeractl.bootstrap.cluster.undo.UndoPlanner}.
 */
@NullMarked
package dev.galeractl.bootstrap.cluster.undo;

import org.jspecify.annotations.NullMarked;
