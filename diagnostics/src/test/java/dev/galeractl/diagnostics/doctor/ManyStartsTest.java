package dev.galeractl.diagnostics.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.log.LogLineParser;
import org.junit.jupiter.api.Test;

class ManyStartsTest {

    @Test
    void aNodeThatWasStartedTooOftenToKeepAllIsSaidToHaveBeenStartedSoOften() {
        Doctor doctor = new Doctor();
        LogIntake log = doctor.log("error.log");
        for (int start = 0; start < 1234; start++) {
            String time = "2026-11-22 %02d:%02d:00 0 ".formatted(start / 60, start % 60);
            log.accept(LogLineParser.parse(
                    "error.log", 2 * start + 1, time + "[Note] Starting MariaDB 10.11.19-MariaDB as process 7"));
            log.accept(LogLineParser.parse("error.log", 2 * start + 2, time + "[ERROR] Aborting"));
        }

        DoctorReport report = doctor.report();

        assertThat(report.nodes())
                .singleElement()
                .extracting(NodeSummary::starts)
                .isEqualTo(1234);
        assertThat(report.incidents()).hasSizeLessThan(500);
    }
}
