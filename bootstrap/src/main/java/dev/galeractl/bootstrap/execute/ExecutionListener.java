package dev.galeractl.bootstrap.execute;

import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;

/** Hears what happens while a plan runs; called on the executing thread or on a log follower's, never at once. */
public interface ExecutionListener {
    /** Before a step; {@code index} counts from 1. */
    void stepStarted(int index, int of, Step step);

    void stepFinished(int index, int of, Step step);

    /** A node's wsrep state shifted, in the words of its log, such as JOINER and JOINED. */
    void stateShift(String node, String from, String to);

    /** How far a node is on its way to Synced; about once a second while it is waited for. */
    default void joining(JoinProgress progress) {}

    /** A line of a server's error log, as it was written. */
    void logLine(String node, String line);

    /** The same of a line that the server itself calls a warning or an error, while it is up. */
    default void graveLogLine(String node, String line) {
        logLine(node, line);
    }

    /** Something the reader should know. */
    void notice(Sentence sentence);

    /** Hears nothing. */
    ExecutionListener SILENT = new ExecutionListener() {
        @Override
        public void stepStarted(int index, int of, Step step) {}

        @Override
        public void stepFinished(int index, int of, Step step) {}

        @Override
        public void stateShift(String node, String from, String to) {}

        @Override
        public void logLine(String node, String line) {}

        @Override
        public void notice(Sentence sentence) {}
    };
}
