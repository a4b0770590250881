package dev.galeractl.diagnostics.config.ignore;

import dev.galeractl.diagnostics.finding.UnknownCheck;

/** A check that could not be made, and that somebody did not want to be told of. */
public record IgnoredCheck(UnknownCheck check, Ignore by) {}
