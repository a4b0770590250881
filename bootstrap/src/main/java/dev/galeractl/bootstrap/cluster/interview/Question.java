package dev.galeractl.bootstrap.cluster.interview;

import dev.galeractl.bootstrap.text.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said next.
 *
 * @param what is asked
 * @param why it matters
 * @param more for who asks back
 * @param usual what an empty answer means; empty if there has to be one
 * @param choices answers to take one of; none: any text
 * @param open whether another answer than the choices may be given
 * @param secret whether somebody may type the secret itself, so that nothing of what is typed may be kept
 * @param last whether everything is said, and this is consent
 */
public record Question(
        Sentence what,
        Sentence why,
        Sentence more,
        Optional<Usual> usual,
        List<Choice> choices,
        boolean open,
        boolean secret,
        boolean last) {
    public Question {
        choices = List.copyOf(choices);
    }

    /**
     * An answer for who has no other.
     *
     * @param words how it is called where it is not shown as it is
     */
    public record Usual(String answer, Optional<Sentence> words) {}

    /** The answers to choose from, without what they mean. */
    public List<String> answers() {
        return choices.stream().map(Choice::answer).toList();
    }
}
