package dev.galeractl.cli.action;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import dev.galeractl.diagnostics.config.fact.Expectations;
import dev.galeractl.diagnostics.config.fact.SpokenAmounts;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the cluster has to bear, as somebody wrote it.
 *
 * @param writeRate for example {@code 5M/s}
 * @param downtime of one node, for example {@code 1h}
 * @param roundTrip between the nodes farthest from each other, for example {@code 80ms}
 */
public record ExpectedLoad(Optional<String> writeRate, Optional<String> downtime, Optional<String> roundTrip) {

    /** The same in numbers; one that cannot be read is wrong usage. */
    Expectations read(Session session) {
        return new Expectations(
                read(writeRate, SpokenAmounts::rate, "validate.badRate", session),
                read(downtime, SpokenAmounts::time, "validate.badTime", session),
                read(roundTrip, SpokenAmounts::time, "validate.badTime", session));
    }

    private static <T> Optional<T> read(
            Optional<String> written, Function<String, Optional<T>> reader, String mistake, Session session) {
        return written.map(text ->
                reader.apply(text).orElseThrow(() -> new UserError(ExitCode.USAGE, session.text(mistake, text))));
    }
}
