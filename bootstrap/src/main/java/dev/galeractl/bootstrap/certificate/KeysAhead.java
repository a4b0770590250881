package dev.galeractl.bootstrap.certificate;

import java.security.SecureRandom;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Pairs of keys for an authority and certificates, made ahead of their need: each takes a second, and meanwhile a plan has other things to do. They live in memory
 * only, and whoever takes none changes nothing.
 */
public final class KeysAhead {
    private final SecureRandom random;
    private final Queue<FutureTask<Signing.Pair>> ahead = new ConcurrentLinkedQueue<>();

    /** None are made before {@link #prepare}. */
    public KeysAhead(SecureRandom random) {
        this.random = random;
    }

    /** Begins to make so many, one after the other, and returns at once. */
    public void prepare(int count) {
        if (count == 0) {
            return;
        }
        for (int i = 0; i < count; i++) {
            ahead.add(new FutureTask<>(() -> Signing.pair(random)));
        }
        // A copy: what is taken from the queue is made nevertheless, by whoever comes first.
        FutureTask<?>[] all = ahead.toArray(FutureTask<?>[]::new);
        Thread thread = new Thread(
                () -> {
                    for (FutureTask<?> one : all) {
                        one.run();
                    }
                },
                "keys");
        thread.setDaemon(true);
        thread.start();
    }

    SecureRandom random() {
        return random;
    }

    /** The next one; made now if none is left, or if it was not begun yet. */
    Signing.Pair next() {
        FutureTask<Signing.Pair> task = ahead.poll();
        if (task == null) {
            return Signing.pair(random);
        }
        task.run();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    // It is over in a moment, and whoever interrupts is heard at the next step.
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
