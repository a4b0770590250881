package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.cluster.take.HeardWords;
import dev.galeractl.diagnostics.doctor.Doctor;
import dev.galeractl.diagnostics.doctor.DoctorReport;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogReader;
import dev.galeractl.replication.node.LogSpan;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The words of one server start, and what the doctor makes of them. */
final class StartLogs {
    private static final FindingCode KILLED = new FindingCode("GAL901");

    private StartLogs() {}

    /**
     * Where the words of a running or ended process begin in its error log: at the line in which it names itself.
     *
     * @return the whole log if no line does
     */
    static LogSpan of(Path errorLog, long pid) {
        String name = "as process " + pid;
        LogSpan whole = new LogSpan(errorLog, 0, 1);
        LogSpan found = whole;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(errorLog))) {
            StringBuilder line = new StringBuilder();
            long offset = 0;
            long lineStart = 0;
            int number = 1;
            for (int next = in.read(); next >= 0; next = in.read()) {
                offset++;
                if (next == '\n') {
                    if (line.indexOf(name) >= 0) {
                        found = new LogSpan(errorLog, lineStart, number);
                    }
                    line.setLength(0);
                    lineStart = offset;
                    number++;
                } else if (line.length() < LogReader.LONGEST_PIECE) {
                    line.append((char) next);
                }
            }
        } catch (IOException absent) {
            return whole;
        }
        return found;
    }

    /** Where a log ends now: what is written from here on belongs to a later start. */
    static LogSpan endOf(Path errorLog) {
        LogSpan end = new LogSpan(errorLog, 0, 1);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(errorLog))) {
            long offset = 0;
            int lines = 1;
            for (int next = in.read(); next >= 0; next = in.read()) {
                offset++;
                if (next == '\n') {
                    lines++;
                }
            }
            end = new LogSpan(errorLog, offset, lines);
        } catch (IOException absent) {
            return end;
        }
        return end;
    }

    /**
     * What the doctor says about one start.
     *
     * @param spans where its words begin: the error log, and what it wrote to its standard error before it had one
     */
    static DoctorReport diagnose(List<LogSpan> spans) {
        return diagnoseAll(List.of(spans));
    }

    /**
     * What the doctor says about one start that a service made.
     *
     * @param journal what the service's journal has of it
     * @param spans where the server's words begin in its own log, if it has one
     */
    static DoctorReport diagnose(String node, List<String> journal, List<LogSpan> spans) {
        Doctor doctor = new Doctor();
        Consumer<LogLine> log = doctor.log(node, true);
        HeardWords.read(node, journal, log);
        spans.forEach(span -> read(span, log));
        return doctor.report();
    }

    /**
     * What the doctor says about the latest starts of several nodes.
     *
     * @param nodes the spans of each node's start
     */
    static DoctorReport diagnoseAll(List<List<LogSpan>> nodes) {
        Doctor doctor = new Doctor();
        for (List<LogSpan> spans : nodes) {
            String name = spans.isEmpty() ? "" : spans.get(0).file().toString();
            Consumer<LogLine> log = doctor.log(name);
            // What a server says before it opens its log comes first.
            List<LogSpan> inOrder = new ArrayList<>(spans);
            Collections.reverse(inOrder);
            inOrder.forEach(span -> read(span, log));
        }
        return doctor.report();
    }

    /** The report with what the log cannot say: that the process of a server whose log just stops is gone. */
    static DoctorReport withKilled(DoctorReport report, String node, List<LogSpan> spans) {
        if (report.findings().stream().anyMatch(finding -> finding.code().equals(KILLED))) {
            return report;
        }
        List<LogLine> lines = new ArrayList<>();
        spans.stream()
                .limit(1)
                .forEach(span -> read(span, line -> {
                    lines.clear();
                    lines.add(line);
                }));
        List<Evidence> last = lines.stream()
                .map(line -> Evidence.line(line.file(), line.line(), line.raw()))
                .toList();
        List<Finding> findings = new ArrayList<>(report.findings());
        findings.add(new Finding(
                KILLED, "live", Map.of("node", node), last, List.of(), Confidence.CERTAIN, Optional.of(node)));
        return new DoctorReport(Verdict.BROKEN, report.nodes(), report.incidents(), findings, report.unknown());
    }

    private static void read(LogSpan span, Consumer<LogLine> log) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(span.file()))) {
            in.skipNBytes(span.offset());
            LogReader.read(span.file().toString(), in, line -> log.accept(line.movedDown(span.firstLine() - 1)));
        } catch (IOException absent) {
            // A server that fails early has no error log; its standard error speaks for it.
        }
    }
}
