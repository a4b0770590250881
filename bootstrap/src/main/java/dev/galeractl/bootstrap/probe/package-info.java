/** What looks at group communication ports have shown. Pure. */
@NullMarked
package dev.galeractl.bootstrap.probe;

import org.jspecify.annotations.NullMarked;
