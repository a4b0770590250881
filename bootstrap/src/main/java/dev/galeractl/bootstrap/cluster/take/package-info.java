/**
 * Steps of a plan, taken on the hosts of a described cluster, which are spoken to through {@link dev.galeractl.bootstrap.host.Host} alone. Whatever is
 * done is found done when it is asked for again.
 */
@NullMarked
package dev.galeractl.bootstrap.cluster.take;

import org.jspecify.annotations.NullMarked;
