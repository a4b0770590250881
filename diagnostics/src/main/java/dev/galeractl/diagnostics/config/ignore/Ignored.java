package dev.galeractl.diagnostics.config.ignore;

import dev.galeractl.diagnostics.finding.Finding;

/** A finding that somebody did not want to be told of. */
public record Ignored(Finding finding, Ignore by) {}
