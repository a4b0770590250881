package dev.galeractl.bootstrap.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.host.HostProblem.Kind;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostProblemTest {
    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyProblemHasWordsInBothLanguages(Kind kind) {
        HostProblem problem = HostProblem.of(kind, "db1");

        assertThat(problem.sentence().in(Locale.ENGLISH)).startsWith("db1: ");
        assertThat(problem.sentence().in(Locale.JAPANESE))
                .startsWith("db1: ")
                .isNotEqualTo(problem.sentence().in(Locale.ENGLISH));
    }
}
