package dev.galeractl.bootstrap.cluster.saved;

import dev.galeractl.bootstrap.plan.Step;
import java.util.Locale;

/**
 * A step as it stands in a plan's file.
 *
 * @param text as people read it, in the language of whoever saved it
 * @param digest of everything that the step is, such as the text of an option file, which its sentence does not tell
 */
public record SavedStep(String slug, String node, String text, boolean mutates, String digest) {
    /** What is saved of a step. */
    public static SavedStep of(Step step, Locale locale) {
        // A step is a record: its own words are all of its components.
        return new SavedStep(
                step.slug(), step.node(), step.sentence().in(locale), step.mutates(), Digest.of(step.toString()));
    }

    /** Whether that step is this one. */
    boolean is(Step step) {
        return digest.equals(Digest.of(step.toString()));
    }
}
