package dev.galeractl.bootstrap.execute;

import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import java.nio.file.Path;
import java.util.Map;

/** The port to the journal. Every call returns only after its line is safely on the disk. Steps count from 1. */
public interface RunLog {
    void opened(Plan plan);

    void begun(int index, Step step);

    void ended(int index, Step step, Map<String, String> facts);

    /** A step failed, was refused or interrupted; the reason is for people, the facts are what it left behind. */
    void stopped(int index, Step step, String reason, Map<String, String> facts);

    void finished();

    /** Where it is written. */
    Path file();
}
