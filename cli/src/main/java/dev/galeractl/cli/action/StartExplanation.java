package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.execute.NodeOutcome;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.execute.Outcome.Failure;
import dev.galeractl.diagnostics.doctor.Doctor;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.replication.file.TextFiles;
import dev.galeractl.replication.log.LogReader;
import dev.galeractl.replication.node.LogSpan;
import dev.galeractl.replication.source.InputProblem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** What the doctor says about what an operation just left in the servers' logs. */
final class StartExplanation {
    private StartExplanation() {}

    /** The explanation of the very start that failed; nothing if the operation did not fail at a start. */
    static List<Finding> ofFailure(Outcome outcome) {
        return outcome.failure()
                .filter(Failure.StepFailed.class::isInstance)
                .map(Failure.StepFailed.class::cast)
                .map(failed -> explain(failed.log()))
                .orElse(List.of());
    }

    /** The explanation of the logs that the outcome names. */
    static List<Finding> ofLogs(Outcome outcome) {
        return explain(outcome.nodes().stream()
                .map(NodeOutcome::errorLog)
                .flatMap(Optional::stream)
                .map(log -> new LogSpan(log, 0, 1))
                .toList());
    }

    private static List<Finding> explain(List<LogSpan> spans) {
        Doctor doctor = new Doctor();
        spans.forEach(span -> read(span, doctor));
        return spans.isEmpty() ? List.of() : doctor.report().findings();
    }

    /** A log that is gone or unreadable explains nothing; the failure itself has been told already. */
    private static void read(LogSpan span, Doctor doctor) {
        String name = span.file().toString();
        int before = span.firstLine() - 1;
        try (InputStream in = TextFiles.open(span.file())) {
            in.skipNBytes(span.offset());
            var log = doctor.log(name);
            LogReader.read(name, in, line -> log.accept(line.movedDown(before)));
        } catch (EOFException nothingWasWritten) {
            // The server ended before its first word.
        } catch (IOException | InputProblem unreadable) {
            // As above.
        }
    }
}
