package dev.galeractl.replication.option.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.knowledge.Reading.Good;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was compiled; integration-tests compare it with the running provider. */
class OptionKnowledgeTest {
    private static final OptionKnowledge KNOWLEDGE = OptionKnowledge.load();
    private static final Set<String> OF_PERCONA_UNTRIED = Set.of(
            "allocator.encryption_cache_page_size",
            "allocator.encryption_cache_size",
            "gcache.encryption_cache_page_size",
            "gcache.encryption_cache_size");
    private static final Target MARIADB_10_11 = Target.of(Product.MARIADB, VersionRange.parse("10.11"));

    @Test
    void everyOptionHasItsNameInACatalogue() {
        for (KnownOption option : options()) {
            boolean listed = option.place() == Place.PROVIDER
                    ? OptionCatalog.ofProvider().isKnown(option.name())
                    : Stream.of(Product.values())
                            .anyMatch(it -> OptionCatalog.of(it).isKnown(option.name()));
            assertThat(listed).as(option.name()).isTrue();
        }
    }

    @Test
    void everyOptionOfTheProviderIsDescribed() {
        assertThat(OptionCatalog.ofProvider().names().stream()
                        .filter(name -> !OF_PERCONA_UNTRIED.contains(name))
                        .filter(name -> KNOWLEDGE.option(Place.PROVIDER, name).isEmpty()))
                .isEmpty();
    }

    @Test
    void everyOptionIsFoundByItsName() {
        for (KnownOption option : options()) {
            assertThat(KNOWLEDGE.option(option.place(), option.name()))
                    .as(option.name())
                    .isPresent();
        }
    }

    @Test
    void everyOptionHasAMeaningInBothLanguages() {
        for (KnownOption option : options()) {
            Meaning meaning = option.means().orElseThrow();
            assertThat(meaning.english()).as(option.name()).matches("(?s)[A-Z0-9].*\\.");
            assertThat(meaning.japanese()).as(option.name()).endsWith("。").matches("(?s).*[\\u3040-\\u30ff].*");
        }
    }

    @Test
    void everyLimitIsBetweenKnownOptions() {
        for (OptionLimit limit : KNOWLEDGE.limits()) {
            assertThat(KNOWLEDGE.option(limit.place(), limit.left()))
                    .as(limit.left())
                    .isPresent();
            assertThat(KNOWLEDGE.option(limit.place(), limit.right()))
                    .as(limit.right())
                    .isPresent();
        }
    }

    @Test
    void defaultsKeepTheLimits() {
        for (OptionLimit limit : KNOWLEDGE.limits()) {
            Optional<BigDecimal> left = defaultAmount(limit.place(), limit.left());
            Optional<BigDecimal> right = defaultAmount(limit.place(), limit.right());
            if (left.isPresent() && right.isPresent()) {
                assertThat(limit.isKept(left.get(), right.get()))
                        .as("%s %s %s", limit.left(), limit.relation().sign(), limit.rightSide())
                        .isTrue();
            }
        }
    }

    @Test
    void namesOfTheServerAreFoundInEverySpelling() {
        for (KnownOption option : KNOWLEDGE.options(Place.SERVER)) {
            assertThat(KNOWLEDGE.option(
                            Place.SERVER, option.name().replace('_', '-').toUpperCase(Locale.ROOT)))
                    .isPresent();
        }
    }

    private static Optional<BigDecimal> defaultAmount(Place place, String name) {
        KnownOption option = KNOWLEDGE.option(place, name).orElseThrow();
        return option.defaultValue(MARIADB_10_11)
                .map(it -> option.type(MARIADB_10_11).orElseThrow().value().read(it.value()))
                .map(Good.class::cast)
                .flatMap(Good::amount);
    }

    private static List<KnownOption> options() {
        return Stream.of(Place.values())
                .flatMap(place -> KNOWLEDGE.options(place).stream())
                .toList();
    }
}
