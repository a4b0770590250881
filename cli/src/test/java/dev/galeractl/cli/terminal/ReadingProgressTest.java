package dev.galeractl.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.cli.terminal.ReadingProgress.Pace;
import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadingProgressTest {
    private static final String ERASE_LINE = "\r\u001b[K";
    private static final Pace AT_ONCE = new Pace(0, 5, 5);
    private static final Pace LATER = new Pace(60_000, 5, 5);

    private final StringWriter said = new StringWriter();

    @Test
    void aTerminalHasOneLineThatGoesAway() {
        try (ReadingProgress progress = progress(true, true, 80, AT_ONCE)) {
            progress.line("db1.log");
            progress.line("db1.log");
            await(ERASE_LINE + "Reading db1.log: 2 lines so far");
        }

        assertThat(said.toString()).endsWith(ERASE_LINE).doesNotContain("\n");
    }

    @Test
    void elsewhereLinesAreTold() {
        try (ReadingProgress progress = progress(false, true, 80, AT_ONCE)) {
            progress.line("db1.log");
            await("Reading db1.log: 1 lines so far" + System.lineSeparator());
        }

        assertThat(said.toString()).doesNotContain("\u001b");
    }

    @Test
    void bytesAreCountedHoweverTheyAreRead() throws IOException {
        try (ReadingProgress progress = progress(true, true, 80, AT_ONCE);
                InputStream in = progress.counted("db1.log", new ByteArrayInputStream(new byte[60_000_001]))) {
            assertThat(in.read()).isZero();
            assertThat(in.readAllBytes()).hasSize(60_000_000);
            assertThat(in.read()).isEqualTo(-1);
            await("Reading db1.log: 0.1 GB so far");
        }
    }

    @Test
    void aNarrowTerminalGetsWhatFits() {
        try (ReadingProgress progress = progress(true, true, 30, AT_ONCE)) {
            progress.line("a/very/long/path/of/some/error.log");
            await("Reading a/very/long/path/of" + ERASE_LINE);
        }
    }

    @Test
    void whatIsReadSoonNeedsNoWord() {
        try (ReadingProgress progress = progress(true, true, 80, LATER)) {
            progress.line("db1.log");
        }

        assertThat(said.toString()).isEmpty();
    }

    @Test
    void whoWantsNoWordGetsNone() throws InterruptedException {
        try (ReadingProgress progress = progress(true, false, 80, AT_ONCE)) {
            progress.line("db1.log");
            Thread.sleep(30);
        }

        assertThat(said.toString()).isEmpty();
    }

    private ReadingProgress progress(boolean redraw, boolean told, int width, Pace pace) {
        return new ReadingProgress(new PrintWriter(said), Messages.in(Language.EN), redraw, told, width, pace);
    }

    private void await(String text) {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!said.toString().contains(text) && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(said.toString()).contains(text);
    }
}
