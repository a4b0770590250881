package dev.galeractl.bootstrap.execute;

import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;

/** Tells two listeners everything, the first one first. */
public record BothListeners(ExecutionListener first, ExecutionListener second) implements ExecutionListener {
    @Override
    public void stepStarted(int index, int of, Step step) {
        first.stepStarted(index, of, step);
        second.stepStarted(index, of, step);
    }

    @Override
    public void stepFinished(int index, int of, Step step) {
        first.stepFinished(index, of, step);
        second.stepFinished(index, of, step);
    }

    @Override
    public void stateShift(String node, String from, String to) {
        first.stateShift(node, from, to);
        second.stateShift(node, from, to);
    }

    @Override
    public void joining(JoinProgress progress) {
        first.joining(progress);
        second.joining(progress);
    }

    @Override
    public void logLine(String node, String line) {
        first.logLine(node, line);
        second.logLine(node, line);
    }

    @Override
    public void graveLogLine(String node, String line) {
        first.graveLogLine(node, line);
        second.graveLogLine(node, line);
    }

    @Override
    public void notice(Sentence sentence) {
        first.notice(sentence);
        second.notice(sentence);
    }
}
