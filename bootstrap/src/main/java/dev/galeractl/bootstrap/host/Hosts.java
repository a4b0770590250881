package dev.galeractl.bootstrap.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several hosts asked at once. One that cannot answer hides nobody else's answer. */
public final class Hosts {
    /** More wait for their turn. */
    public static final int AT_ONCE = 16;

    private Hosts() {}

    /** What is wanted of each host. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(Host host) throws HostProblem;
    }

    /** What one host answered. */
    public sealed interface Answer<T> {
        /** It answered. */
        record Given<T>(Host host, T value) implements Answer<T> {}

        /** It could not. */
        record Missing<T>(Host host, HostProblem problem) implements Answer<T> {}
    }

    /**
     * Asks all of them, sixteen at a time.
     *
     * @return an answer for each host, in their order
     * @throws InterruptedException if this thread was interrupted; then nobody is asked any more, and what ran is ended
     */
    public static <T> List<Answer<T>> ask(List<? extends Host> hosts, Question<T> question)
            throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(AT_ONCE, hosts.size())));
        try {
            List<Future<Answer<T>>> asked = new ArrayList<>();
            for (Host host : hosts) {
                asked.add(threads.submit(() -> answer(host, question)));
            }
            List<Answer<T>> answers = new ArrayList<>();
            for (Future<Answer<T>> one : asked) {
                answers.add(one.get());
            }
            return List.copyOf(answers);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException ours) {
                throw ours;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            // Each interrupted thread ends its command first.
            threads.shutdownNow();
        }
    }

    private static <T> Answer<T> answer(Host host, Question<T> question) {
        try {
            return new Answer.Given<>(host, question.ask(host));
        } catch (HostProblem problem) {
            return new Answer.Missing<>(host, problem);
        }
    }
}
