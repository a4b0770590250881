package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shortest way over whole hosts, for {@code make test}: it is gone by root where {@code make hosts} has made their bases, and skipped elsewhere. */
class FreshHostsIT {
    @Test
    void whatIsInTheWayIsSaidAndThenTwoFreshHostsBecomeACluster() {
        try (DescribedHosts hosts = DescribedHosts.boot("db1", "db2")) {
            hosts.network.reject("db2", "db1", 4567);
            Map<String, String> before = hosts.print(hosts.network.names());
            hosts.bootstrap().ended(3).because("check reachable db2", List.of("db1", "4567"));
            assertThat(hosts.print(hosts.network.names())).isEqualTo(before);

            hosts.network.open("db1");
            assertThat(hosts.bootstrap().ended(0).json().path("changed").asBoolean())
                    .isTrue();
            hosts.assertMadeWell();
        }
    }
}
