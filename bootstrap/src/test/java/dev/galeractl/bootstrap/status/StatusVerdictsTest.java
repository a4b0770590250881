package dev.galeractl.bootstrap.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.fact.SomeFacts;
import dev.galeractl.bootstrap.status.NodeStatus.Reach;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatusVerdictsTest {
    @Test
    void aNodeThatJoinsBetweenTwoLooksIsNoSecondCluster() {
        assertThat(StatusVerdicts.findings(
                        List.of(node(SomeFacts.CLUSTER, "a:3306"), node(SomeFacts.CLUSTER, "a:3306", "b:3306"))))
                .isEmpty();
    }

    @Test
    void componentsWithoutACommonMemberAreTwo() {
        assertThat(StatusVerdicts.findings(
                        List.of(node(SomeFacts.CLUSTER, "a:3306"), node(SomeFacts.CLUSTER, "b:3306", "c:3306"))))
                .hasSize(1);
        assertThat(StatusVerdicts.findings(
                        List.of(node(SomeFacts.CLUSTER, "a:3306"), node(SomeFacts.OTHER_CLUSTER, "a:3306"))))
                .hasSize(1);
    }

    private static NodeStatus node(UUID cluster, String... members) {
        return new NodeStatus(
                members[members.length - 1],
                Reach.ANSWERED,
                Optional.empty(),
                Optional.empty(),
                Optional.of("Synced"),
                Optional.of(cluster),
                Optional.of(members.length),
                Optional.of("Primary"),
                Optional.of(true),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(members));
    }
}
