package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.message.MessageCatalogue;
import dev.galeractl.it.MessageCoverage.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The catalogue knows what the installed library and server can write, at least to the share that docs/messages.md states. */
class MessageCoverageIT {

    private static final MessageCoverage COVERAGE = new MessageCoverage(MessageCatalogue.load());

    @Test
    void theLibrarysMessagesAreKnown() throws IOException {
        assertReached(COVERAGE.library());
    }

    @Test
    void theServersMessagesOfReplicationAreKnown() throws IOException {
        assertReached(COVERAGE.server());
    }

    private static void assertReached(Result result) throws IOException {
        Matcher stated = Pattern.compile(
                        Pattern.quote(result.program()) + ": \\d+ of \\d+ strings known \\((\\d+)\\.(\\d) %\\)")
                .matcher(Files.readString(Path.of("../docs/messages.md")));
        assertThat(stated.find()).as("docs/messages.md states a share").isTrue();
        assertThat(result.perMille())
                .as("%s; unknown: %s", result, result.unknown())
                .isGreaterThanOrEqualTo(Integer.parseInt(stated.group(1)) * 10 + Integer.parseInt(stated.group(2)));
    }
}
