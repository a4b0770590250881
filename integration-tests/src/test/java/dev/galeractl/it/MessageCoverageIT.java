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

/** The catalogue knows what the installed library and server can write, at least to the share that docs/messages.md states, if it is the same version. */
class MessageCoverageIT {

    /** Of a thousand strings of a version that docs/messages.md was not written with. */
    private static final int OTHER_VERSION = 850;

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
        Matcher stated = Pattern.compile(Pattern.quote(result.program()) + ": (\\d+) of (\\d+) strings known")
                .matcher(Files.readString(Path.of("../docs/messages.md")));
        assertThat(stated.find()).as("docs/messages.md states a share").isTrue();
        // Another version has other strings, and then most of them must do.
        boolean same = Integer.parseInt(stated.group(2)) == result.all();
        int least = same ? Integer.parseInt(stated.group(1)) * 1000 / result.all() : OTHER_VERSION;
        assertThat(result.perMille())
                .as("%s; unknown: %s", result, result.unknown())
                .isGreaterThanOrEqualTo(least);
    }
}
