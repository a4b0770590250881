package dev.galeractl.bootstrap;

import dev.galeractl.bootstrap.text.Sentence;
import java.util.Locale;

/** The operation could not even be looked at: its sentence is for the user, as it is. */
public final class OperationProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Decides the exit code. */
    public enum Kind {
        /** Wrong usage or unreadable input: exit 2. */
        INPUT,
        /** Another run works on the same node right now: exit 3. */
        LOCKED
    }

    private final Kind kind;
    private final transient Sentence sentence;

    public OperationProblem(Kind kind, Sentence sentence) {
        super(sentence.in(Locale.ENGLISH));
        this.kind = kind;
        this.sentence = sentence;
    }

    public Kind kind() {
        return kind;
    }

    public Sentence sentence() {
        return sentence;
    }
}
