package dev.galeractl.bootstrap.text;

import java.util.List;
import java.util.Locale;

/** An amount of data as people read it: {@code 27.0 KiB}, {@code 152 MiB}. */
public record DataSize(long bytes) {
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
    private static final int STEP = 1024;
    /** From here on a decimal tells nothing more. */
    private static final int PLAIN = 100;

    /** Three or four figures are enough, in every language the same. */
    @Override
    public String toString() {
        double amount = bytes;
        int unit = 0;
        while (amount >= STEP) {
            amount /= STEP;
            unit++;
        }
        boolean decimal = unit > 0 && amount < PLAIN;
        return String.format(Locale.ROOT, decimal ? "%.1f %s" : "%.0f %s", amount, UNITS.get(unit));
    }
}
