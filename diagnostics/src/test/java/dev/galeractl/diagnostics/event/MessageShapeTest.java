package dev.galeractl.diagnostics.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageShapeTest {

    @Test
    void whatChangesIsNoPartOfTheShape() {
        assertThat(MessageShape.of("Slave 7 stopped at 'bin.000012', 10.0.0.1:3306 says \"no\""))
                .isEqualTo("Slave # stopped at '#', # says \"#\"");
        assertThat(MessageShape.of("can't open it")).isEqualTo("can't open it");
        assertThat(MessageShape.of("")).isEmpty();
        assertThat(MessageShape.of("x".repeat(1000))).hasSize(160);
    }
}
