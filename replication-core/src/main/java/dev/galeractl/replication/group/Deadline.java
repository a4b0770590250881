package dev.galeractl.replication.group;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** A moment until which is waited, however slowly the other side drips. */
record Deadline(long nanos) {

    static Deadline after(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    /** At least 1. */
    int millisLeft() throws SocketTimeoutException {
        long left = (nanos - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("nothing came in time");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }
}
