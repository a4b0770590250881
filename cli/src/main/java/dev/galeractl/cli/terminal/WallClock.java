package dev.galeractl.cli.terminal;

import java.time.ZoneId;
import java.time.ZonedDateTime;

/** This machine's clock. */
public final class WallClock {
    private WallClock() {}

    /** The time, in this machine's zone. */
    public static ZonedDateTime now() {
        return ZonedDateTime.now(ZoneId.systemDefault());
    }
}
