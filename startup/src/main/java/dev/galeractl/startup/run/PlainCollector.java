package dev.galeractl.startup.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * What the collectors of {@link Collectors} do that are used most; to make one of those has the JVM link half a dozen lambdas of the JDK's.
 *
 * @param <T> of the elements
 * @param <A> of what they are collected in
 * @param <R> of the result
 */
public record PlainCollector<T, A, R>(
        Supplier<A> supplier, BiConsumer<A, T> accumulator, BinaryOperator<A> combiner, Function<A, R> finisher)
        implements Collector<T, A, R> {

    /** In place of {@link Collectors#joining()}. */
    public static Collector<CharSequence, ?, String> joining() {
        return joining("", "", "");
    }

    /** In place of {@link Collectors#joining(CharSequence)}. */
    public static Collector<CharSequence, ?, String> joining(CharSequence between) {
        return joining(between, "", "");
    }

    /** In place of {@link Collectors#joining(CharSequence, CharSequence, CharSequence)}. */
    public static Collector<CharSequence, ?, String> joining(
            CharSequence between, CharSequence before, CharSequence behind) {
        return new PlainCollector<>(
                () -> new StringJoiner(between, before, behind),
                StringJoiner::add,
                StringJoiner::merge,
                StringJoiner::toString);
    }

    /** In place of {@link Collectors#toSet()}. */
    public static <T> Collector<T, ?, Set<T>> toSet() {
        return new PlainCollector<T, Set<T>, Set<T>>(HashSet::new, Set::add, PlainCollector::together, it -> it);
    }

    /** In place of {@link Collectors#toUnmodifiableSet()}. */
    public static <T> Collector<T, ?, Set<T>> toUnmodifiableSet() {
        return new PlainCollector<T, Set<T>, Set<T>>(HashSet::new, Set::add, PlainCollector::together, Set::copyOf);
    }

    /** In place of {@link Collectors#toList()}. */
    public static <T> Collector<T, ?, List<T>> toList() {
        return new PlainCollector<T, List<T>, List<T>>(
                ArrayList::new,
                List::add,
                (first, second) -> {
                    first.addAll(second);
                    return first;
                },
                it -> it);
    }

    private static <T> Set<T> together(Set<T> first, Set<T> second) {
        first.addAll(second);
        return first;
    }

    @Override
    public Set<Characteristics> characteristics() {
        return Collections.emptySet();
    }
}
