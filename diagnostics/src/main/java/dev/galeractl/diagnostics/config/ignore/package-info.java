/** What people do not want to be told of, and why: comments in option files, and wishes from elsewhere. */
@NullMarked
package dev.galeractl.diagnostics.config.ignore;

import org.jspecify.annotations.NullMarked;
