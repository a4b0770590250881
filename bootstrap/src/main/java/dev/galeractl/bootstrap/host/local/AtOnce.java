package dev.galeractl.bootstrap.host.local;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Looks at several things at once, which takes as long as the slowest look. */
final class AtOnce {
    private static final int MOST = 16;

    private AtOnce() {}

    /** The answers in the order of the questions. The threads do not keep the program from ending. */
    static <A, B> List<B> look(List<A> at, Function<A, B> look) {
        if (at.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(at.size(), MOST), runnable -> {
            Thread thread = new Thread(runnable, "look");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<B>> looks = at.stream()
                    .map(each -> threads.submit(() -> look.apply(each)))
                    .toList();
            return looks.stream().map(AtOnce::result).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <B> B result(Future<B> look) {
        try {
            return look.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking at others", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
