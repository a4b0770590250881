package dev.galeractl.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.execute.JoinProgress;
import dev.galeractl.bootstrap.execute.JoinProgress.Stage;
import dev.galeractl.bootstrap.execute.JoinProgress.WriteSets;
import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTextTest {
    private static final Duration ELAPSED = Duration.ofSeconds(75);

    private static JoinProgress copy(Duration still) {
        return new JoinProgress(
                "db4",
                Stage.RECEIVING_COPY,
                Optional.of(200L << 20),
                Optional.of(1000L << 20),
                Optional.of(100L << 20),
                Optional.of(Duration.ofSeconds(8)),
                Optional.empty(),
                still);
    }

    private static String text(int width, Language language, JoinProgress progress) {
        return new ProgressText(Theme.of(false), width, Messages.in(language)).joining(progress, ELAPSED);
    }

    @Test
    void aFullCopyTellsBytesRateAndWhatRemains() {
        assertThat(text(80, Language.EN, copy(Duration.ZERO)))
                .isEqualTo(" 1:15  db4: full copy (SST)  200 MiB of ≤1000 MiB  100 MiB/s  ≤0:08 left");
        assertThat(text(80, Language.JA, copy(Duration.ZERO)))
                .isEqualTo(" 1:15  db4: 全データを受信中 (SST)  200 MiB / ≤1000 MiB  100 MiB/s  残り ≤0:08");
    }

    @Test
    void ofMissingWriteSetsTheirNumberIsTold() {
        JoinProgress progress = new JoinProgress(
                "db4",
                Stage.RECEIVING_WRITE_SETS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new WriteSets(64, 256)),
                Duration.ofSeconds(34));

        assertThat(text(80, Language.EN, progress))
                .isEqualTo(" 1:15  db4: missing write-sets (IST)  64 of 256  nothing has moved for 0:34");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80})
    void noLineFillsTheTerminalInAnyLanguage(int width) {
        for (Language language : Language.values()) {
            String text = text(width, language, copy(Duration.ofSeconds(34)));
            assertThat(TextWidth.of(text)).as(text).isLessThan(width);
        }
    }
}
