/** YAML that keeps its places, so that a mistake in it can be pointed at. Knows the library, and nothing of what the text means. */
@NullMarked
package dev.galeractl.replication.yaml;

import org.jspecify.annotations.NullMarked;
