package dev.galeractl.bootstrap.cluster.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.fact.PortHolder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortHoldersTest {
    private static final String SOCAT =
            "LISTEN 0      5            0.0.0.0:4567       0.0.0.0:*    users:((\"socat\",pid=812,fd=5))";

    @Test
    void aProcessIsNamed() {
        assertThat(new PortHolders(List.of(SOCAT)).of(4567))
                .contains(new PortHolder(812, Optional.of("socat")))
                .get()
                .hasToString("socat (pid 812)");
        assertThat(new PortHolders(List.of(SOCAT)).of(567)).isEmpty();
    }

    @Test
    void oneProcessOnBothKindsOfAddressIsOne() {
        String also = SOCAT.replace("0.0.0.0:4567 ", "[::]:4567 ").replace("fd=5", "fd=6");
        assertThat(new PortHolders(List.of(SOCAT, also)).of(4567)).isPresent();
    }

    @Test
    void whoeverCannotBeToldForCertainIsNotNamed() {
        String other = SOCAT.replace("0.0.0.0:4567 ", "127.0.0.1:4567 ").replace("812", "813");
        assertThat(new PortHolders(List.of(SOCAT, other)).of(4567)).isEmpty();
        assertThat(new PortHolders(List.of("LISTEN 0 128 0.0.0.0:4567 0.0.0.0:*")).of(4567))
                .isEmpty();
    }
}
