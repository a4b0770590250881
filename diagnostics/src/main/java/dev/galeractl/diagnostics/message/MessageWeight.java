package dev.galeractl.diagnostics.message;

/** What a message is worth to somebody who looks for a reason. */
public enum MessageWeight {
    /** Usually the reason. */
    CAUSE,
    /** Follows from something that an earlier line says. */
    CONSEQUENCE,
    /** Worth reading. */
    SYMPTOM,
    /** Part of normal life. */
    ROUTINE,
    /** Looks bad and is not. */
    HARMLESS
}
