package dev.galeractl.bootstrap.host.local;

import dev.galeractl.diagnostics.doctor.Doctor;
import dev.galeractl.diagnostics.doctor.DoctorReport;
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
import java.util.function.Consumer;

/** The words of one server start, and what the doctor makes of them. */
final class StartLogs {
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

    /**
     * What the doctor says about one start.
     *
     * @param spans where its words begin: the error log, and what it wrote to its standard error before it had one
     */
    static DoctorReport diagnose(List<LogSpan> spans) {
        Doctor doctor = new Doctor();
        String name = spans.isEmpty() ? "" : spans.get(0).file().toString();
        Consumer<LogLine> log = doctor.log(name);
        // What a server says before it opens its log comes first.
        List<LogSpan> inOrder = new ArrayList<>(spans);
        Collections.reverse(inOrder);
        inOrder.forEach(span -> read(span, log));
        return doctor.report();
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
