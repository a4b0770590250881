package dev.galeractl.bootstrap.host;

import java.io.ByteArrayOutputStream;

/** The beginning of what was written, up to a bound. */
final class KeptBytes {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int most;
    private boolean cut;

    KeptBytes(int most) {
        this.most = most;
    }

    synchronized void add(byte[] bytes, int from, int count) {
        int fits = Math.min(count, most - kept.size());
        kept.write(bytes, from, fits);
        cut |= fits < count;
    }

    synchronized byte[] bytes() {
        return kept.toByteArray();
    }

    synchronized boolean isCut() {
        return cut;
    }
}
