/** Tests on real servers, of the packaged program as a black box, and of the architecture. */
@NullMarked
package dev.galeractl.it;

import org.jspecify.annotations.NullMarked;
