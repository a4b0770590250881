package dev.galeractl.startup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainStreamTest {
    private static final Comparator<Integer> TENS = Comparator.comparing(it -> it / 10);

    /** Each notes what it is asked, so that what is not asked shows as well. */
    private static final List<Function<List<Integer>, UnaryOperator<Stream<Integer>>>> STAGES = List.of(
            asked -> stream -> stream.filter(it -> note(asked, it) % 3 != 0),
            asked -> stream -> stream.map(it -> note(asked, it) + 1),
            asked -> stream -> stream.flatMap(it -> Stream.of(note(asked, it), -it)),
            asked -> stream -> stream.flatMap(it -> PlainStream.of(List.of(note(asked, it), it / 2))),
            asked -> stream -> stream.flatMap(it -> note(asked, it) % 2 == 0 ? null : Stream.of(it)),
            asked -> stream -> stream.peek(asked::add),
            asked -> stream -> stream.limit(3),
            asked -> stream -> stream.limit(0),
            asked -> stream -> stream.skip(2),
            asked -> Stream::distinct,
            asked -> Stream::sorted,
            asked -> stream -> stream.sorted(TENS),
            asked -> stream -> stream.takeWhile(it -> it < 40),
            asked -> stream -> PlainStream.concat(stream, Stream.of(7, 7)),
            asked -> stream -> stream.unordered().sequential());

    private static final List<Function<Stream<Integer>, Object>> ENDS = List.of(
            Stream::toList,
            stream -> List.of(stream.toArray()),
            stream -> List.of(stream.toArray(Integer[]::new)),
            stream -> stream.collect(Collectors.groupingBy(it -> it % 4)),
            stream -> stream.collect(ArrayList::new, ArrayList::add, ArrayList::addAll),
            Stream::findFirst,
            stream -> stream.anyMatch(it -> it > 30),
            stream -> stream.allMatch(it -> it > 30),
            stream -> stream.noneMatch(it -> it > 30),
            stream -> stream.map(it -> it).count(),
            stream -> stream.min(TENS),
            stream -> stream.max(TENS),
            stream -> stream.reduce((a, b) -> a * 31 + b),
            stream -> stream.reduce(5, (a, b) -> a * 31 + b),
            stream -> stream.mapToInt(it -> it).sum(),
            stream -> stream.mapToLong(it -> it).max(),
            stream -> stream.iterator().hasNext(),
            stream -> {
                List<Integer> seen = new ArrayList<>();
                stream.forEachOrdered(seen::add);
                return seen;
            });

    private static int note(List<Integer> asked, int element) {
        asked.add(element);
        return element;
    }

    @Test
    void whateverIsAskedOfItTheJdkAnswersTheSame() {
        Random random = new Random(4);
        for (int round = 0; round < 20_000; round++) {
            List<Integer> elements =
                    random.ints(random.nextInt(8), 0, 60).boxed().toList();
            List<Integer> stages =
                    random.ints(random.nextInt(4), 0, STAGES.size()).boxed().toList();
            Function<Stream<Integer>, Object> end = ENDS.get(random.nextInt(ENDS.size()));
            assertThat(end.apply(through(PlainStream.of(elements), stages, new ArrayList<>())))
                    .as("%s through %s", elements, stages)
                    .isEqualTo(end.apply(through(elements.stream(), stages, new ArrayList<>())));
        }
    }

    @Test
    void noElementIsAskedForThatIsNotNeeded() {
        List<Integer> asked = new ArrayList<>();
        assertThat(through(PlainStream.of(List.of(1, 2, 3, 4, 5)), List.of(1, 0, 3), asked)
                        .findFirst())
                .contains(2);
        assertThat(asked).containsExactly(1, 2, 2);
        assertThat(PlainStream.of(List.of(1, 2, 3)).peek(asked::add).limit(2).toList())
                .hasSize(2);
        assertThat(asked).endsWith(1, 2);
    }

    @Test
    void nothingHappensBeforeTheEnd() {
        List<Integer> elements = new ArrayList<>(List.of(1));
        Stream<Integer> stream =
                PlainStream.of(elements).sorted().mapToInt(it -> it).boxed();
        elements.add(2);
        assertThat(stream.toList()).containsExactly(1, 2);
    }

    @Test
    void itIsUsedOnce() {
        Stream<Integer> stream = PlainStream.of(List.of(1));
        assertThat(stream.map(it -> it)).isNotNull();
        assertThatThrownBy(stream::toList).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatMayBeNothingIsAnElementOrNone() {
        assertThat(PlainStream.of(Optional.of("a"))).containsExactly("a");
        assertThat(PlainStream.of(Optional.empty())).isEmpty();
        assertThat(PlainStream.of(new String[] {"a", "b"})).containsExactly("a", "b");
        assertThat(PlainStream.single("a")).containsExactly("a");
        assertThat(PlainStream.empty()).isEmpty();
    }

    @Test
    void aListIsNotToBeChanged() {
        List<Integer> list = PlainStream.of(List.of(1)).toList();
        assertThatThrownBy(() -> list.add(2)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\n", "a\n\nb", "\n", "a\r\nb\rc\n\rd", "\r\n\r\n"})
    void linesEndAsInTheJdk(String text) {
        assertThat(PlainStream.lines(text))
                .containsExactlyElementsOf(text.lines().toList());
    }

    @Test
    void collectorsCollectAsTheJdksDo() {
        List<String> words = List.of("b", "a", "b");
        assertThat(words.stream().collect(PlainCollector.joining())).isEqualTo("bab");
        assertThat(words.stream().collect(PlainCollector.joining(", "))).isEqualTo("b, a, b");
        assertThat(words.stream().collect(PlainCollector.joining(",", "<", ">")))
                .isEqualTo("<b,a,b>");
        assertThat(PlainStream.<String>empty().collect(PlainCollector.joining(",", "<", ">")))
                .isEqualTo("<>");
        assertThat(new TreeSet<>(words.stream().collect(PlainCollector.toSet())))
                .containsExactly("a", "b");
        assertThat(words.stream().collect(PlainCollector.toUnmodifiableSet()))
                .isUnmodifiable()
                .hasSize(2);
        assertThat(words.stream().collect(PlainCollector.toList())).isEqualTo(words);
        assertThat(words.parallelStream().collect(PlainCollector.toList())).isEqualTo(words);
        assertThat(words.parallelStream().collect(PlainCollector.joining("-"))).isEqualTo("b-a-b");
    }

    private static Stream<Integer> through(Stream<Integer> stream, List<Integer> stages, List<Integer> asked) {
        Stream<Integer> through = stream;
        for (int stage : stages) {
            through = STAGES.get(stage).apply(asked).apply(through);
        }
        return through;
    }
}
