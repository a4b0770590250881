package dev.galeractl.replication.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "192.0.2.1:4567, 192.0.2.1:4567",
        "db1.lan:1, db1.lan:1",
        "::1, [::1]",
        "[::1], [::1]",
        "[2001:db8::1]:4567, [2001:db8::1]:4567",
        "*, *"
    })
    void everyFormIsRead(String text, String canonical) {
        assertThat(NodeAddress.parse(text)).map(NodeAddress::toString).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ":4567", "db1:", "db1:0", "db1:65536", "db1:x", "[::1", "::1]", "a b", "a/b"})
    void othersAreNot(String text) {
        assertThat(NodeAddress.parse(text)).isEmpty();
    }

    @Test
    void loopbackIsAWholeNetwork() {
        assertThat(NodeAddress.parse("127.0.50.3:4567").orElseThrow().isLoopback())
                .isTrue();
        assertThat(NodeAddress.parse("localhost").orElseThrow().isLoopback()).isTrue();
        assertThat(NodeAddress.parse("128.0.0.1").orElseThrow().isLoopback()).isFalse();
    }

    @Test
    void namesAreNotLookedUp() {
        assertThat(NodeAddress.parse("1.2.3.4.example.invalid").orElseThrow().literal())
                .isEmpty();
        assertThat(NodeAddress.parse("256.1.1.1").orElseThrow().literal()).isEmpty();
    }

    @Test
    void theSameHostInTwoSpellings() {
        NodeAddress upper = NodeAddress.parse("DB1.lan.").orElseThrow();
        assertThat(upper.sameHost(NodeAddress.parse("db1.LAN:4567").orElseThrow()))
                .isTrue();
        NodeAddress six = NodeAddress.parse("2001:DB8:0::1").orElseThrow();
        assertThat(six.sameHost(NodeAddress.parse("[2001:db8::1]").orElseThrow()))
                .isTrue();
        assertThat(six.sameHost(upper)).isFalse();
    }
}
