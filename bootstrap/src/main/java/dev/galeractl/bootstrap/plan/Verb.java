package dev.galeractl.bootstrap.plan;

/** What the user asked for; the verb of a plan, a journal and an outcome. */
public enum Verb {
    BOOTSTRAP("bootstrap"),
    JOIN("join"),
    /** Takes an operation back. */
    UNDO("undo"),
    STOP("stop"),
    NODE_RUN("node run"),
    LAB_UP("lab up"),
    LAB_DOWN("lab down"),
    LAB_DESTROY("lab destroy"),
    LAB_BREAK("lab break");

    private final String words;

    Verb(String words) {
        this.words = words;
    }

    /** As it is typed on the command line. */
    public String words() {
        return words;
    }
}
