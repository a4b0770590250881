package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.Locale;

/** A step that came to nothing; its sentence says why. */
public final class StepProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    StepProblem(Sentence sentence) {
        super(sentence.in(Locale.ENGLISH));
        this.sentence = sentence;
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
