package dev.galeractl.replication.option.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.SortedLines;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownOptionTest {
    private static final Target MARIADB_10_11 = Target.of(Product.MARIADB, VersionRange.parse("10.11"));
    private static final Target PXC_5_7 = Target.of(Product.PERCONA_XTRADB_CLUSTER, VersionRange.parse("5.7"));

    @Test
    void theLastBlockThatHoldsWins() {
        KnownOption option = option(
                block("any", Map.of(Property.DEFAULT, "1")), block("mariadb 10.3..", Map.of(Property.DEFAULT, "2")));
        assertThat(option.defaultValue(MARIADB_10_11).orElseThrow().value()).isEqualTo("2");
        assertThat(option.defaultValue(PXC_5_7).orElseThrow().value()).isEqualTo("1");
    }

    @Test
    void whatMayBeOtherwiseIsUnknown() {
        KnownOption option = option(
                block("any", Map.of(Property.DEFAULT, "1")), block("mariadb 10.3..", Map.of(Property.DEFAULT, "2")));
        assertThat(option.defaultValue(Target.ANY)).isEmpty();
    }

    @Test
    void whatIsTheSameEverywhereIsKnown() {
        KnownOption option =
                option(block("any", Map.of(Property.DEFAULT, "1")), block("mariadb", Map.of(Property.DEFAULT, "1")));
        assertThat(option.defaultValue(Target.ANY).orElseThrow().value()).isEqualTo("1");
    }

    @Test
    void aProductsVersionTellsItsProvider() {
        KnownOption option = option(
                block("galera 3", Map.of(Property.DEFAULT, "no")), block("galera 4", Map.of(Property.DEFAULT, "yes")));
        assertThat(option.defaultValue(MARIADB_10_11).orElseThrow().value()).isEqualTo("yes");
        assertThat(option.defaultValue(PXC_5_7).orElseThrow().value()).isEqualTo("no");
        assertThat(option.defaultValue(Target.of(Product.MARIADB, VersionRange.ALL)))
                .isEmpty();
    }

    @Test
    void aFactNamesItsSource() {
        Fact<String> fact = option(block("any", Map.of(Property.DEFAULT, "1")))
                .defaultValue(Target.ANY)
                .orElseThrow();
        assertThat(fact.source())
                .isEqualTo(new FactSource("it", FactSource.Kind.DOC, "The document", Optional.of("1.0")));
    }

    @Test
    void anOptionIsGoneOnlyWhereThatIsCertain() {
        KnownOption option = option(block("pxc", Map.of(Property.REMOVED, "8.0", Property.SINCE, "5.5")));
        assertThat(option.removed(PXC_5_7)).isEmpty();
        assertThat(option.removed(Target.ANY)).isEmpty();
        assertThat(option.removed(MARIADB_10_11)).isEmpty();
        assertThat(option.removed(Target.of(Product.PERCONA_XTRADB_CLUSTER, VersionRange.parse("8.0..")))
                        .orElseThrow()
                        .value())
                .isEqualTo(VersionNumber.parse("8.0"));
    }

    @Test
    void anOptionIsNotYetThereOnlyWhereThatIsCertain() {
        KnownOption option = option(block("galera", Map.of(Property.SINCE, "26.4")));
        assertThat(option.notBefore(PXC_5_7).orElseThrow().value()).isEqualTo(VersionNumber.parse("26.4"));
        assertThat(option.notBefore(MARIADB_10_11)).isEmpty();
        assertThat(option.notBefore(Target.ANY)).isEmpty();
    }

    @Test
    void aTypeIsMadeOfAllItsFacts() {
        KnownOption option = option(
                block("any", Map.of(Property.TYPE, "integer", Property.MIN, "0", Property.MAX, "254")),
                block("galera 4", Map.of(Property.ACCEPTS_EMPTY, "true")));
        ValueType type = option.type(MARIADB_10_11).orElseThrow().value();
        assertThat(type.read("")).isInstanceOf(Reading.Good.class);
        assertThat(type.read("255")).isEqualTo(new Reading.Bad(Reading.Reason.TOO_LARGE, 0));
    }

    private static FactBlock block(String appliesTo, Map<Property, String> facts) {
        return FactBlock.of(appliesTo, "it", facts);
    }

    private static KnownOption option(FactBlock... blocks) {
        String line = new OptionEntry(Place.PROVIDER, "a.b", "test", Arrays.asList(blocks)).line();
        OptionKnowledge knowledge = new OptionKnowledge(
                SortedLines.of(String.join("\n", List.of(line, "source it\tdoc\tThe document\t1.0")) + "\n"));
        return knowledge.option(Place.PROVIDER, "a.b").orElseThrow();
    }
}
