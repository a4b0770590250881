package dev.galeractl.replication.position;

/** A position, or a file that holds one, cannot be read; the message is one sentence for a person, without a file name. */
public final class PositionProblem extends Exception {
    public PositionProblem(String sentence) {
        super(sentence);
    }
}
