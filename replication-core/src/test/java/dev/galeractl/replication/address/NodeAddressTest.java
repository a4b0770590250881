package dev.galeractl.replication.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
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

    @ParameterizedTest
    @CsvSource({"0.0.0.0, 0.0.0.0", "255.255.255.255, 255.255.255.255", "010.0.02.001, 10.0.2.1"})
    void fourNumbersAreAnAddress(String text, String address) {
        assertThat(IpLiteral.parse(text)).map(InetAddress::getHostAddress).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3",
                "1.2.3.",
                "1.2.3.4.",
                "1.2.3.4.5",
                ".1.2.3",
                "1..2.3",
                "0001.2.3.4",
                "1.2.3.256",
                "1.2.3.a",
                "1.2.3.\u0664",
                ""
            })
    void otherNumbersAreNot(String text) {
        assertThat(IpLiteral.parse(text)).isEmpty();
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

    @ParameterizedTest
    @CsvSource({
        "tcp://0.0.0.0:4567, 0.0.0.0:4567",
        "ssl://db1, db1",
        "dynamic://db1:4567?socket.ssl=yes, db1:4567",
        "192.0.2.1?x=y, 192.0.2.1",
        "tcp://[2001:db8::1]:4567, [2001:db8::1]:4567"
    })
    void anEndpointIsAnAddressWithMoreAroundIt(String text, String address) {
        assertThat(NodeAddress.ofEndpoint(text)).map(NodeAddress::toString).contains(address);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true, false",
        "127.255.0.9, true, false",
        "::1, true, false",
        "0:0::0:1, true, false",
        "0.0.0.0, false, true",
        "::, false, true",
        "::ffff:127.0.0.1, true, false",
        "::ffff:0.0.0.0, false, true",
        "::2, false, false",
        "128.0.0.1, false, false",
        "0.0.0.1, false, false"
    })
    void loopbackAndWildcardAreWhatTheJdkCallsSo(String text, boolean loopback, boolean wildcard) {
        NodeAddress address = NodeAddress.parse(text).orElseThrow();
        assertThat(address.isLoopback()).isEqualTo(loopback);
        assertThat(address.isWildcard()).isEqualTo(wildcard);
        InetAddress literal = address.literal().orElseThrow();
        assertThat(literal.isLoopbackAddress()).isEqualTo(loopback);
        assertThat(literal.isAnyLocalAddress()).isEqualTo(wildcard);
        assertThat(address.isNumeric()).isTrue();
    }
}
