package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.Locale;

/** A step that came to nothing; its sentence says why. */
public sealed class StepProblem extends Exception permits StepProblem.Held {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    StepProblem(Sentence sentence) {
        super(sentence.in(Locale.ENGLISH));
        this.sentence = sentence;
    }

    /** Somebody else is at work; nothing was done. */
    static final class Held extends StepProblem {
        private static final long serialVersionUID = 1L;

        Held(Sentence sentence) {
            super(sentence);
        }
    }

    public Sentence sentence() {
        return sentence;
    }

    /** Good results pass. */
    static CommandResult unlessGood(String node, String key, CommandResult result) throws StepProblem {
        if (!result.isGood()) {
            throw new StepProblem(Sentence.of(key, "node", node, "said", said(result)));
        }
        return result;
    }

    private static String said(CommandResult result) {
        String errors = result.errors().strip();
        return errors.isEmpty() ? "exit status " + result.status() : errors.replace('\n', ' ');
    }
}
