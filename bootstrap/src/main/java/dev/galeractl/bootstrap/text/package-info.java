/** The sentences of this module, in English and Japanese. */
@NullMarked
package dev.galeractl.bootstrap.text;

import org.jspecify.annotations.NullMarked;
