package dev.galeractl.replication.option;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"galera-provider.txt", "mariadb-10.11.txt", "mariadb-other.txt", "mysql.txt", "mysql-wsrep.txt"})
    void aResourceIsSortedSoThatItCanBeSearched(String resource) {
        OptionNames searched = OptionNames.in(resource);
        assertThat(searched.all()).hasSizeGreaterThan(60).allSatisfy((name, kind) -> {
            assertThat(searched.has(name)).isTrue();
            assertThat(searched.kind(name)).isEqualTo(kind);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "wsrep", "wsrep_", "wsrep_on\t", "zzz", "\n"})
    void whatIsNoNameIsNotFound(String name) {
        assertThat(OptionNames.in("mariadb-10.11.txt").has(name)).isFalse();
    }
}
