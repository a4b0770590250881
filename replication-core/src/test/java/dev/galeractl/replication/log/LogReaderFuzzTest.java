package dev.galeractl.replication.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Any bytes at all: in {@code make test} those that once broke something, in {@code make fuzz} new ones. */
class LogReaderFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void anyBytesBecomeLines(byte[] bytes) throws IOException {
        int number = 0;
        for (LogLine line : LogReader.read("error.log", new ByteArrayInputStream(bytes))) {
            assertThat(line.line()).isBetween(Math.max(number, 1), number + 1);
            number = line.line();
            StateShift.in(line.text())
                    .ifPresent(shift -> assertThat(shift.from()).isNotNull());
        }
    }
}
