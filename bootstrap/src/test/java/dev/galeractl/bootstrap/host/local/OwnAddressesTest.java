package dev.galeractl.bootstrap.host.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.address.NodeAddress;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnAddressesTest {
    private final OwnAddresses host = new OwnAddresses(
            Set.of(
                    OwnAddresses.resolve("10.0.0.1").get(0),
                    OwnAddresses.resolve("10.0.0.2").get(0)),
            "db1");

    @Test
    void anotherInstanceOfThisHostIsNotTheNodeItself() {
        assertThat(isSelf("10.0.0.2", "0.0.0.0", "10.0.0.1")).isFalse();
        assertThat(isSelf("10.0.0.1", "0.0.0.0", "10.0.0.1")).isTrue();
        assertThat(isSelf("10.0.0.2", "10.0.0.1")).isFalse();
        assertThat(isSelf("127.0.0.2", "127.0.0.1")).isFalse();
    }

    @Test
    void aNodeThatListensEverywhereAndWasToldNoAddressIsAtAllOfTheHosts() {
        assertThat(isSelf("10.0.0.2", "0.0.0.0")).isTrue();
        assertThat(isSelf("127.0.0.1", "0.0.0.0")).isTrue();
        assertThat(isSelf("10.0.0.3", "0.0.0.0")).isFalse();
    }

    @Test
    void theHostsNameOnLoopbackIsTheNodeThatListensEverywhere() {
        assertThat(isSelf("127.0.1.1", "0.0.0.0", "10.0.0.1")).isTrue();
        assertThat(isSelf("127.0.1.1", "10.0.0.1")).isFalse();
    }

    private boolean isSelf(String member, String... own) {
        List<NodeAddress> ours =
                Arrays.stream(own).map(OwnAddressesTest::address).toList();
        return host.isSelf(address(member), 4567, ours, 4567);
    }

    private static NodeAddress address(String host) {
        return new NodeAddress(host, OptionalInt.empty());
    }
}
