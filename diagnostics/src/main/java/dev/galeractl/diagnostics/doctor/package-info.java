/** From logs to causes: the doctor reads starts, finds incidents and asks each diagnosis for the reason. */
@NullMarked
package dev.galeractl.diagnostics.doctor;

import org.jspecify.annotations.NullMarked;
