/** Which name, address and UUID belong to which node, and how the nodes' clocks stand to each other. */
@NullMarked
package dev.galeractl.diagnostics.identity;

import org.jspecify.annotations.NullMarked;
