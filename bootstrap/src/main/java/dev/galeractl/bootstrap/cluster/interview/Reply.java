package dev.galeractl.bootstrap.cluster.interview;

import dev.galeractl.bootstrap.text.Sentence;
import java.util.Optional;

/** What becomes of something that was typed. */
public sealed interface Reply {
    /**
     * The interview goes on there.
     *
     * @param remark something to know about the answer
     */
    record Heard(Interview then, Optional<Sentence> remark) implements Reply {}

    /** More about the question, which stands. */
    record Explained(Sentence more) implements Reply {}

    /**
     * It is no answer; the question stands.
     *
     * @param meant what was probably meant, if that can be told
     */
    record Rejected(Sentence why, Optional<String> meant) implements Reply {
        Rejected(Sentence why) {
            this(why, Optional.empty());
        }
    }
}
