package dev.galeractl.diagnostics;

import dev.galeractl.diagnostics.doctor.Doctor;
import dev.galeractl.diagnostics.doctor.DoctorReport;
import dev.galeractl.diagnostics.doctor.LogSource;
import dev.galeractl.replication.log.LogReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A {@code log} example: each of its files is one log, all of them are given to the doctor at once. */
final class LogExample {

    private final PageExample example;

    LogExample(PageExample example) {
        this.example = example;
    }

    DoctorReport report() {
        return Doctor.diagnose(example.files().stream().map(LogExample::source).toList());
    }

    private static LogSource source(PageExample.ExampleFile file) {
        try {
            byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
            return new LogSource(file.name(), LogReader.read(file.name(), new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
