package dev.galeractl.bootstrap.cluster.take;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemberLookTest {
    private static MemberLook look(String active, String status) {
        return MemberLook.read("== unit\n ActiveState=" + active + "\n== status\n " + status + "\n", "");
    }

    @Test
    void aServerThatIsUpAndDoesNotLetRootInIsNotAskedForEver() {
        String denied = "ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: NO)";

        assertThat(look("active", denied).refusesRoot()).isTrue();
        assertThat(look("active", denied).refused()).contains(denied);
        assertThat(look("active", "ERROR 1698 (28000): Access denied for user 'root'@'localhost'")
                        .refusesRoot())
                .isTrue();
    }

    @Test
    void whatIsStillStartingMayLetItInLater() {
        assertThat(look("activating", "ERROR 1045 (28000): Access denied").refusesRoot())
                .isFalse();
        assertThat(look("active", "ERROR 2002 (HY000): Can't connect to local server through socket")
                        .refusesRoot())
                .isFalse();
    }

    @Test
    void aStatusIsNoRefusal() {
        MemberLook look = look("active", "wsrep_local_state_comment\tSynced");

        assertThat(look.refusesRoot()).isFalse();
        assertThat(look.status()).isPresent();
    }
}
