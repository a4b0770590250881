package dev.galeractl.replication.service;

import dev.galeractl.replication.service.ServiceAdditions.StartLimit;
import dev.galeractl.replication.service.UnitFile.Assignment;
import java.time.Duration;
import java.util.Optional;

/** How long systemd lets a start take: a {@link TimeSpan}, or {@code infinity}; 0 is no limit. */
final class StartTimes {
    private StartTimes() {}

    /** Empty if it cannot be read; systemd then goes on as if it was not there. */
    static Optional<StartLimit> read(Assignment it) {
        if (it.value().equals("infinity")) {
            return Optional.of(new StartLimit(Optional.empty(), it.value(), it.place(it.value())));
        }
        return TimeSpan.parse(it.value())
                .map(span -> new StartLimit(
                        Optional.of(span).filter(some -> !some.isZero()).map(Duration::toSeconds),
                        it.value(),
                        it.place(it.value())));
    }
}
