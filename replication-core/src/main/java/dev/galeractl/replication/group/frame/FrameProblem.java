package dev.galeractl.replication.group.frame;

/** Bytes that are no frame of the group communication; the message says, in a few words, where they differ. */
public final class FrameProblem extends Exception {
    public FrameProblem(String sentence) {
        super(sentence);
    }
}
