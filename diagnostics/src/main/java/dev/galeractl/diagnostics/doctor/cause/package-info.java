/** One class per cause of an incident. */
@NullMarked
package dev.galeractl.diagnostics.doctor.cause;

import org.jspecify.annotations.NullMarked;
