package dev.galeractl.startup;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lambdas and method references of every kind that the compiler knows, and what comes of them. */
public final class Functions implements Supplier<List<String>> {
    private final List<String> told = new ArrayList<>();
    private final int field = 7;

    /** A function whose body is a method of an interface, called by default. */
    interface Greeting {
        String name();

        default Supplier<String> greeting() {
            return () -> "hello " + name() + hidden();
        }

        private String hidden() {
            return "!";
        }
    }

    /** Inside, so that the nest has another host. */
    static final class Inner implements Greeting {
        private final String name;

        Inner(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        private String secret(int times) {
            return name.repeat(times);
        }

        IntFunction<String> secrets() {
            return this::secret;
        }
    }

    @Override
    public List<String> get() {
        plain();
        captured();
        converted();
        references();
        streams();
        leftToTheJvm();
        return told;
    }

    private void plain() {
        Runnable nothing = () -> tell("run");
        nothing.run();
        Supplier<String> constant = () -> "constant";
        tell(constant.get());
        Supplier<Supplier<String>> nested = () -> () -> "nested " + field;
        tell(nested.get().get());
        tell(Stream.of("b", "a").sorted((one, other) -> one.compareTo(other)).toList());
        tell(new Inner("x").greeting().get());
    }

    private void captured() {
        boolean z = true;
        byte b = 1;
        char c = 'c';
        short s = 2;
        int i = 3;
        long l = 4;
        float f = 5.5f;
        double d = 6.5;
        String text = "text";
        int[] numbers = {8, 9};
        Function<Long, String> all = more -> "" + z + b + c + s + i + l + f + d + text + numbers[1] + more + field;
        tell(all.apply(10L));
    }

    private void converted() {
        IntBinaryOperator sum = Integer::sum;
        BinaryOperator<Integer> boxedSum = Integer::sum;
        ToLongFunction<Integer> widened = Integer::intValue;
        ToIntFunction<Character> ofCharacter = Functions::code;
        LongSupplier fromInt = this::number;
        DoubleSupplier fromIntToDouble = this::number;
        Supplier<Object> boxed = this::number;
        Function<Integer, Long> unboxedAndWidened = Functions::twice;
        Predicate<String> primitive = String::isEmpty;
        Function<String, Boolean> boxedResult = String::isEmpty;
        Consumer<List<String>> ignoredResult = list -> list.add("added");
        Consumer<String> ignoredLong = Long::parseLong;
        BiFunction<Integer, Integer, Object> toObject = Math::max;
        List<String> list = new ArrayList<>();
        ignoredResult.accept(list);
        ignoredLong.accept("1");
        tell(sum.applyAsInt(1, 2), boxedSum.apply(3, 4), widened.applyAsLong(5), ofCharacter.applyAsInt('A'));
        tell(fromInt.getAsLong(), fromIntToDouble.getAsDouble(), boxed.get(), unboxedAndWidened.apply(21));
        tell(primitive.test(""), boxedResult.apply("x"), list, toObject.apply(1, 2));
    }

    private void streams() {
        List<List<String>> lists = List.of(List.of("b"), List.of("a", "c"));
        tell(lists.stream().flatMap(List::stream).sorted().toList());
        tell(Stream.of(Optional.of("x"), Optional.<String>empty())
                .flatMap(Optional::stream)
                .toList());
        tell("a\n b".lines().map(String::strip).collect(Collectors.joining("+")));
    }

    private void references() {
        Function<String, Inner> constructor = Inner::new;
        IntFunction<String[]> array = String[]::new;
        Supplier<Map<String, Integer>> map = TreeMap::new;
        Function<Inner, String> unbound = Inner::name;
        Supplier<String> bound = "Bound"::trim;
        Supplier<String> inherited = super::toString;
        Function<Object, String> ofObject = Object::toString;
        Function<String, String> upper = text -> text.toUpperCase(Locale.ROOT);
        IntUnaryOperator own = this::plus;
        BiFunction<Functions, Integer, Integer> ownUnbound = Functions::plus;
        Function<List<String>, Integer> ofInterface = List::size;
        tell(constructor.andThen(unbound).apply("made"), array.apply(3).length, map.get(), bound.get());
        tell(inherited.get().startsWith(getClass().getName()), ofObject.apply(1), upper.apply("u"));
        tell(own.applyAsInt(1), ownUnbound.apply(this, 2), ofInterface.apply(List.of("")));
        tell(new Inner("ab").secrets().apply(2));
        tell(IntStream.range(0, 3).mapToObj(Integer::toString).collect(Collectors.joining(",")));
    }

    private void leftToTheJvm() {
        Supplier<String> serializable = (Supplier<String> & Serializable) () -> "serializable";
        tell(serializable.get());
    }

    private static int code(char c) {
        return c;
    }

    private static long twice(long number) {
        return 2 * number;
    }

    private int number() {
        return 42;
    }

    private int plus(int number) {
        return field + number;
    }

    private void tell(Object... what) {
        for (Object one : what) {
            told.add(String.valueOf(one));
        }
    }
}
