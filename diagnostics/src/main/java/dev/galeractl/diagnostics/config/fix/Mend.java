package dev.galeractl.diagnostics.config.fix;

import dev.galeractl.diagnostics.finding.Finding;

/**
 * How a problem of an option file can be mended without asking anybody.
 *
 * @param finding the problem
 * @param safe whether nothing that works can change by it: the server means the same afterwards, or does not start now and the setting has
 *     one possible reading. Any other mend is made only if somebody names the code
 */
public record Mend(Finding finding, boolean safe, Edit edit) {}
