package dev.galeractl.diagnostics.finding;

/**
 * A check that could not be made, in one language.
 *
 * @param title of the problem that could be neither found nor ruled out
 * @param missing what was missing and what would settle it, one sentence
 */
public record UnknownText(String slug, String title, String missing) {}
