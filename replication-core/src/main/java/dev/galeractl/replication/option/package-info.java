/** Facts about options by product and version. */
@NullMarked
package dev.galeractl.replication.option;

import org.jspecify.annotations.NullMarked;
