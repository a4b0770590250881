package dev.galeractl.replication.node;

import java.util.Objects;

/** Something about a server of this machine could not be done; the message is one sentence in English, the kind lets others say it in their own language. */
public final class NodeProblem extends Exception {

    /** What could not be done. */
    public enum Kind {
        /** No server program was found, or what was found cannot be run. */
        NO_SERVER,
        /** A datadir is wanted where something is already. */
        DATADIR_IN_THE_WAY,
        /** The program that creates a datadir failed; the detail is what it said. */
        DATADIR_NOT_CREATED,
        /** A path has a blank that the program which creates a datadir cannot take; the detail is the path. */
        DATADIR_PATH_BLANK,
        /** The option file puts some of a datadir's files outside of it; the detail is the setting. */
        DATADIR_SPREAD,
        /** A server runs on this datadir already. */
        ALREADY_RUNNING,
        /** The server's process could not be started at all. */
        NOT_LAUNCHED,
        /** The server's recovery named no position, or none that can be read. */
        POSITION_NOT_RECOVERED
    }

    private final Kind kind;
    private final String detail;

    /**
     * @param sentence the whole story, in one sentence
     * @param detail the part of it that differs: a path, or what a program said last
     */
    public NodeProblem(Kind kind, String sentence, String detail) {
        super(sentence);
        this.kind = kind;
        this.detail = detail;
    }

    public NodeProblem(Kind kind, String sentence, String detail, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
        this.detail = detail;
    }

    public Kind kind() {
        return kind;
    }

    public String detail() {
        return detail;
    }

    /** The sentence; never null. */
    public String sentence() {
        return Objects.requireNonNull(getMessage());
    }
}
