package dev.galeractl.replication.log.envelope;

import java.util.function.Consumer;

/** Puts together what a collector writes in several lines for each entry; gets all lines of a file, in order. */
interface Entries extends Consumer<PhysicalLine> {

    /** Hands on the last entry, behind which nothing stands. */
    void end();
}
