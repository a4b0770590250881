package dev.galeractl.replication.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.optionfile.OptionFileResolver;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static Ports ports(String... lines) {
        return Ports.of(OptionFileResolver.resolve("my.cnf", "[mysqld]\n" + String.join("\n", lines) + "\n"));
    }

    @Test
    void theDefaultsAreGalerasOwn() {
        Ports ports = ports();
        assertThat(ports.group().port()).isEqualTo(4567);
        assertThat(ports.ist().port()).isEqualTo(4568);
        assertThat(ports.sst().port()).isEqualTo(4444);
        assertThat(ports.client().port()).isEqualTo(3306);
        assertThat(ports.memberPort()).isEqualTo(4567);
        assertThat(ports.group().address().isWildcard()).isTrue();
        assertThat(ports.group().origin()).isEmpty();
    }

    /** Seen with Galera 26.4.23: base_port = 4999 and an address with port 4888 give {@code listening at tcp://0.0.0.0:4999}. */
    @Test
    void basePortBeatsThePortOfTheNodeAddress() {
        Ports ports = ports("wsrep_node_address=192.0.2.1:4888", "wsrep_provider_options=base_port=4999");
        assertThat(ports.group().port()).isEqualTo(4999);
        assertThat(ports.ist().port()).isEqualTo(5000);
        assertThat(ports.memberPort()).isEqualTo(4999);
    }

    @Test
    void theListenAddressBeatsBoth() {
        Ports ports = ports(
                "wsrep_node_address=192.0.2.1:4888",
                "wsrep_provider_options=\"base_port=4999; gmcast.listen_addr = tcp://192.0.2.1:4777\"");
        assertThat(ports.group().address()).hasToString("192.0.2.1:4777");
        assertThat(ports.memberPort()).isEqualTo(4999);
        Ports.Origin origin = ports.group().origin().orElseThrow();
        assertThat(origin.option()).isEqualTo("gmcast.listen_addr");
        assertThat(origin.setting().value().orElseThrow().substring(origin.offset()))
                .isEqualTo("tcp://192.0.2.1:4777");
    }

    @Test
    void transfersTakeTheNodesAddressButNotItsPort() {
        Ports ports = ports("wsrep_node_address=192.0.2.1:4888");
        assertThat(ports.sst().address()).hasToString("192.0.2.1:4444");
        assertThat(ports.ist().address()).hasToString("192.0.2.1:4889");
    }

    @Test
    void aWildcardClashesWithEveryAddress() {
        Ports ports = ports("port=4567", "bind_address=192.0.2.9");
        assertThat(ports.client().clashesWith(ports.group())).isTrue();
        Ports apart = ports(
                "port=4567",
                "bind_address=192.0.2.9",
                "wsrep_provider_options=gmcast.listen_addr=tcp://192.0.2.10:4567");
        assertThat(apart.client().clashesWith(apart.group())).isFalse();
    }

    @Test
    void whatIsNoPortLeavesTheDefault() {
        assertThat(ports("port=abc").client().port()).isEqualTo(3306);
        assertThat(ports("wsrep_sst_receive_address=AUTO").sst().port()).isEqualTo(4444);
    }
}
