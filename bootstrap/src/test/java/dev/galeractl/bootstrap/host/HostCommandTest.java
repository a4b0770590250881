package dev.galeractl.bootstrap.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostCommandTest {
    @Test
    void aScriptIsNoPartOfWhatPeopleAreTold() {
        assertThat(HostCommand.of("sh", "-c", "cp -p \"$1\" \"$2\"\nsync\n", "galeractl", "/etc/mysql/my file.cnf")
                        .summary())
                .isEqualTo("sh -c … galeractl '/etc/mysql/my file.cnf'");
        assertThat(HostCommand.of("sh", "-c", "x".repeat(81)).summary()).isEqualTo("sh -c …");
    }

    @Test
    void aShortCommandIsToldAsItCanBeTyped() {
        assertThat(HostCommand.of("systemctl", "stop", "mariadb").summary()).isEqualTo("systemctl stop mariadb");
    }
}
