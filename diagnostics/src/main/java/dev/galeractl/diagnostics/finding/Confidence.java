package dev.galeractl.diagnostics.finding;

/** How sure a finding is of itself, the surest first. */
public enum Confidence {
    /** The facts leave no other explanation. */
    CERTAIN,
    /** Another explanation exists, but a less usual one. */
    LIKELY,
    /** One of several explanations that the facts allow. */
    POSSIBLE
}
