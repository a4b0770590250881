package dev.galeractl.replication.option;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"mariadb-10.11.txt", "mysql.txt"})
    void aResourceThatIsSearchedIsSorted(String resource) {
        OptionNames searched = OptionNames.sorted(resource);
        assertThat(searched.all()).hasSizeGreaterThan(500).allSatisfy((name, kind) -> {
            assertThat(searched.has(name)).isTrue();
            assertThat(searched.kind(name)).isEqualTo(kind);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "wsrep", "wsrep_", "wsrep_on\t", "zzz", "\n"})
    void whatIsNoNameIsNotFound(String name) {
        assertThat(OptionNames.sorted("mariadb-10.11.txt").has(name)).isFalse();
    }
}
