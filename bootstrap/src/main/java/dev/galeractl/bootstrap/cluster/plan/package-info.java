/**
 * From the facts of a described cluster's hosts to what forbids an operation, or to its plan. Pure: no clock, no host. Begin at
 * {@link dev.galeractl.bootstrap.cluster.plan.ClusterPlanner}.
 */
@NullMarked
package dev.galeractl.bootstrap.cluster.plan;

import org.jspecify.annotations.NullMarked;
