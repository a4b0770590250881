/** Operations on the hosts of a described cluster, from the look to the outcome. Begin at {@link dev.galeractl.bootstrap.cluster.operation.DescribedOperation}. */
@NullMarked
package dev.galeractl.bootstrap.cluster.operation;

import org.jspecify.annotations.NullMarked;
