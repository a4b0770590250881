/** What a finding is, and the catalogue of all of them: codes, pages and texts in both languages. */
@NullMarked
package dev.galeractl.diagnostics.finding;

import org.jspecify.annotations.NullMarked;
