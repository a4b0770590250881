package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.ProcessEvent.AssertionFailed;
import dev.galeractl.diagnostics.event.ProcessEvent.SignalReceived;
import dev.galeractl.diagnostics.event.ProcessEvent.StackFrame;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** GAL902: the server received a signal that a bug, broken memory or broken data raises. */
final class Crashed implements Diagnosis {

    private static final int MOST_CALLS = 5;

    /** What writes the report, and what raises the signal. */
    private static final Set<String> OF_EVERY_REPORT = Set.of(
            "my_print_stacktrace",
            "handle_fatal_signal",
            "print_fatal_signal",
            "__restore_rt",
            "abort",
            "gsignal",
            "raise",
            "__pthread_kill_implementation",
            "__GI_raise",
            "__GI_abort",
            "killpg",
            "_start",
            "__libc_start_main",
            "__libc_start_call_main",
            "call_init",
            "clone",
            "__clone3",
            "start_thread");

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.CRASHED) {
            return List.of();
        }
        ServerStart start = incident.start();
        SignalReceived signal = start.first(SignalReceived.class).orElseThrow();
        List<LogEvent> errorsBefore = start.events().stream()
                .filter(event -> Cause.isComplaint(event) || event instanceof AssertionFailed)
                .filter(event -> CaseFile.isAfter(signal.line(), event.line()))
                .toList();
        List<StackFrame> frames = telling(start);
        boolean provider = frames.stream().anyMatch(frame -> isProviders(frame));
        return Cause.of("GAL902", incident)
                .in(frames.isEmpty() ? "signal" : provider ? "in-provider" : "in-server")
                .with("signal", name(signal.signal()))
                .with("version", start.version())
                .with("provider", start.provider())
                .with(
                        "calls",
                        frames.stream()
                                .map(StackFrame::function)
                                .distinct()
                                .limit(MOST_CALLS)
                                .collect(Collectors.joining(" < ")))
                .provenBy(errorsBefore)
                .provenBy(signal.line())
                .provenBy(frames)
                .explainsErrors()
                .alone();
    }

    /** Frames without those that every report starts with. */
    private static List<StackFrame> telling(ServerStart start) {
        return start.all(StackFrame.class).stream()
                .filter(frame -> !OF_EVERY_REPORT.contains(frame.function()))
                .toList();
    }

    private static boolean isProviders(StackFrame frame) {
        return frame.line().raw().contains("libgalera")
                || frame.function().startsWith("galera::")
                || frame.function().startsWith("gcomm::");
    }

    private static String name(int signal) {
        return switch (signal) {
            case 4 -> "4 (SIGILL)";
            case 6 -> "6 (SIGABRT)";
            case 7 -> "7 (SIGBUS)";
            case 8 -> "8 (SIGFPE)";
            case 11 -> "11 (SIGSEGV)";
            default -> Integer.toString(signal);
        };
    }
}
