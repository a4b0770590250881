package dev.galeractl.startup.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collector;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A stream of what there already is, one after the other in one thread: elements are pushed through the stages until a stage has enough. Does what
 * the JDK's does, in a twentieth of its classes and of its bytecode; what it has no stage of its own for is left to the JDK's.
 *
 * @param <T> of the elements
 */
public final class PlainStream<T> implements Stream<T> {
    /** Gives each element to a taker, until that answers false. The interface is one of the JDK's, so that one class has all functions of this one. */
    private final Consumer<Predicate<? super T>> source;

    private boolean used;

    private PlainStream(Consumer<Predicate<? super T>> source) {
        this.source = source;
    }

    /** In place of {@link Collection#stream()}. */
    public static <T> Stream<T> of(Collection<T> elements) {
        Objects.requireNonNull(elements);
        return new PlainStream<>(taker -> {
            for (T element : elements) {
                if (!taker.test(element)) {
                    return;
                }
            }
        });
    }

    /** In place of {@link Stream#of(Object...)} and {@link Arrays#stream(Object[])}. */
    public static <T> Stream<T> of(T[] elements) {
        return of(Arrays.asList(elements));
    }

    /** In place of {@link Stream#of(Object)}. */
    public static <T> Stream<T> single(T element) {
        return of(Collections.singletonList(element));
    }

    /** In place of {@link Stream#empty()}. */
    public static <T> Stream<T> empty() {
        return new PlainStream<>(taker -> {});
    }

    /** In place of {@link Optional#stream()}. */
    public static <T> Stream<T> of(Optional<T> element) {
        return element.isPresent() ? single(element.get()) : empty();
    }

    /** In place of {@link Stream#concat(Stream, Stream)}. */
    public static <T> Stream<T> concat(Stream<? extends T> first, Stream<? extends T> second) {
        List<Stream<? extends T>> both = List.of(first, second);
        return of(both).flatMap(it -> it);
    }

    /** In place of {@link String#lines()}. */
    public static Stream<String> lines(String text) {
        return new PlainStream<>(taker -> {
            int from = 0;
            while (from < text.length()) {
                int end = endOfLine(text, from);
                if (!taker.test(text.substring(from, end))) {
                    return;
                }
                from = end + (text.startsWith("\r\n", end) ? 2 : 1);
            }
        });
    }

    private static int endOfLine(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** What was begun is used up, as in the JDK. */
    private Consumer<Predicate<? super T>> take() {
        if (used) {
            throw new IllegalStateException("stream has already been operated upon or closed");
        }
        used = true;
        return source;
    }

    private <R> Stream<R> then(Consumer<Predicate<? super R>> next) {
        return new PlainStream<>(next);
    }

    @Override
    public Stream<T> filter(Predicate<? super T> wanted) {
        Consumer<Predicate<? super T>> from = take();
        return then(taker -> from.accept(it -> !wanted.test(it) || taker.test(it)));
    }

    @Override
    public <R> Stream<R> map(Function<? super T, ? extends R> function) {
        Consumer<Predicate<? super T>> from = take();
        return then(taker -> from.accept(it -> taker.test(function.apply(it))));
    }

    @Override
    public <R> Stream<R> flatMap(Function<? super T, ? extends Stream<? extends R>> function) {
        Consumer<Predicate<? super T>> from = take();
        return then(taker -> from.accept(it -> pushAll(function.apply(it), taker)));
    }

    /** Says whether the taker wants more. */
    private static <R> boolean pushAll(@Nullable Stream<? extends R> elements, Predicate<? super R> taker) {
        if (elements == null) {
            return true;
        }
        try (elements) {
            if (elements instanceof PlainStream<? extends R> plain) {
                return pushed(plain.take(), taker);
            }
            for (Iterator<? extends R> iterator = elements.iterator(); iterator.hasNext(); ) {
                if (!taker.test(iterator.next())) {
                    return false;
                }
            }
            return true;
        }
    }

    private static <R> boolean pushed(Consumer<Predicate<? super R>> elements, Predicate<? super R> taker) {
        boolean[] more = {true};
        elements.accept(it -> more[0] = taker.test(it));
        return more[0];
    }

    @Override
    public Stream<T> peek(Consumer<? super T> action) {
        Consumer<Predicate<? super T>> from = take();
        return then(taker -> from.accept(it -> {
            action.accept(it);
            return taker.test(it);
        }));
    }

    @Override
    public Stream<T> limit(long most) {
        if (most < 0) {
            throw new IllegalArgumentException(Long.toString(most));
        }
        Consumer<Predicate<? super T>> from = take();
        return then(taker -> {
            long[] left = {most};
            if (most > 0) {
                from.accept(it -> {
                    left[0]--;
                    return taker.test(it) && left[0] > 0;
                });
            }
        });
    }

    @Override
    public Stream<T> skip(long first) {
        if (first < 0) {
            throw new IllegalArgumentException(Long.toString(first));
        }
        Consumer<Predicate<? super T>> from = take();
        return then(taker -> {
            long[] left = {first};
            from.accept(it -> left[0]-- > 0 || taker.test(it));
        });
    }

    @Override
    public Stream<T> distinct() {
        Consumer<Predicate<? super T>> from = take();
        return then(taker -> {
            Set<T> seen = new HashSet<>();
            from.accept(it -> !seen.add(it) || taker.test(it));
        });
    }

    @Override
    public Stream<T> sorted() {
        return sortedBy(null);
    }

    @Override
    public Stream<T> sorted(Comparator<? super T> order) {
        return sortedBy(order);
    }

    private Stream<T> sortedBy(@Nullable Comparator<? super T> order) {
        Consumer<Predicate<? super T>> from = take();
        return then(taker -> {
            List<T> all = list(from);
            all.sort(order);
            for (T element : all) {
                if (!taker.test(element)) {
                    return;
                }
            }
        });
    }

    private static <T> List<T> list(Consumer<Predicate<? super T>> from) {
        List<T> all = new ArrayList<>();
        from.accept(all::add);
        return all;
    }

    @Override
    public List<T> toList() {
        return Collections.unmodifiableList(list(take()));
    }

    @Override
    public Object[] toArray() {
        return list(take()).toArray();
    }

    @Override
    public <A> A[] toArray(IntFunction<A[]> generator) {
        List<T> all = list(take());
        return all.toArray(generator.apply(all.size()));
    }

    @Override
    public Iterator<T> iterator() {
        return toList().iterator();
    }

    @Override
    public void forEach(Consumer<? super T> action) {
        take().accept(it -> {
            action.accept(it);
            return true;
        });
    }

    @Override
    public void forEachOrdered(Consumer<? super T> action) {
        forEach(action);
    }

    @Override
    public Optional<T> findFirst() {
        List<T> found = new ArrayList<>(1);
        take().accept(it -> {
            found.add(it);
            return false;
        });
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    @Override
    public Optional<T> findAny() {
        return findFirst();
    }

    @Override
    public boolean anyMatch(Predicate<? super T> wanted) {
        return !pushed(take(), it -> !wanted.test(it));
    }

    @Override
    public boolean allMatch(Predicate<? super T> wanted) {
        return pushed(take(), wanted);
    }

    @Override
    public boolean noneMatch(Predicate<? super T> unwanted) {
        return !anyMatch(unwanted);
    }

    @Override
    public long count() {
        return list(take()).size();
    }

    @Override
    public Optional<T> min(Comparator<? super T> order) {
        return reduce((a, b) -> order.compare(a, b) <= 0 ? a : b);
    }

    @Override
    public Optional<T> max(Comparator<? super T> order) {
        return reduce((a, b) -> order.compare(a, b) >= 0 ? a : b);
    }

    @Override
    public Optional<T> reduce(BinaryOperator<T> operator) {
        List<T> all = list(take());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        T result = all.get(0);
        for (int i = 1; i < all.size(); i++) {
            result = operator.apply(result, all.get(i));
        }
        return Optional.of(result);
    }

    @Override
    public T reduce(T identity, BinaryOperator<T> operator) {
        return this.<T>reduce(identity, operator, operator);
    }

    @Override
    public <U> U reduce(U identity, BiFunction<U, ? super T, U> accumulator, BinaryOperator<U> combiner) {
        U result = identity;
        for (T element : list(take())) {
            result = accumulator.apply(result, element);
        }
        return result;
    }

    @Override
    public <R> R collect(Supplier<R> supplier, BiConsumer<R, ? super T> accumulator, BiConsumer<R, R> combiner) {
        R container = supplier.get();
        forEach(it -> accumulator.accept(container, it));
        return container;
    }

    @Override
    public <R, A> R collect(Collector<? super T, A, R> collector) {
        A container = collector.supplier().get();
        BiConsumer<A, ? super T> accumulator = collector.accumulator();
        forEach(it -> accumulator.accept(container, it));
        return collector.finisher().apply(container);
    }

    /** The same elements as a stream of the JDK's, which are asked for when it is. */
    private Stream<T> jdk() {
        Consumer<Predicate<? super T>> from = take();
        return StreamSupport.stream(
                () -> list(from).spliterator(), Spliterator.ORDERED | Spliterator.SIZED | Spliterator.SUBSIZED, false);
    }

    @Override
    public Spliterator<T> spliterator() {
        return jdk().spliterator();
    }

    @Override
    public IntStream mapToInt(ToIntFunction<? super T> function) {
        return jdk().mapToInt(function);
    }

    @Override
    public LongStream mapToLong(ToLongFunction<? super T> function) {
        return jdk().mapToLong(function);
    }

    @Override
    public DoubleStream mapToDouble(ToDoubleFunction<? super T> function) {
        return jdk().mapToDouble(function);
    }

    @Override
    public IntStream flatMapToInt(Function<? super T, ? extends IntStream> function) {
        return jdk().flatMapToInt(function);
    }

    @Override
    public LongStream flatMapToLong(Function<? super T, ? extends LongStream> function) {
        return jdk().flatMapToLong(function);
    }

    @Override
    public DoubleStream flatMapToDouble(Function<? super T, ? extends DoubleStream> function) {
        return jdk().flatMapToDouble(function);
    }

    @Override
    public boolean isParallel() {
        return false;
    }

    @Override
    public Stream<T> sequential() {
        return this;
    }

    @Override
    public Stream<T> parallel() {
        return jdk().parallel();
    }

    @Override
    public Stream<T> unordered() {
        return this;
    }

    @Override
    public Stream<T> onClose(Runnable action) {
        return jdk().onClose(action);
    }

    /** There is nothing to close: what has such a thing is not in a collection. */
    @Override
    public void close() {
        used = true;
    }
}
