package dev.galeractl.replication.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServerHelpTest {
    @Test
    void versionFilesAndGroupsAreRead() {
        ServerHelp help = ServerHelp.parse(List.of(
                        "/opt/8.0.1/mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64 (Debian 12)",
                        "Starts the MariaDB database server.",
                        "Default options are read from the following files in the given order:",
                        "/etc/my.cnf /etc/mysql/my.cnf ~/.my.cnf ",
                        "The following groups are read: mysqld server mysqld-10.11 galera",
                        "The following options may be given as the first argument:"))
                .orElseThrow();
        assertThat(help.version()).hasToString("MariaDB 10.11.19");
        assertThat(help.files()).containsExactly("/etc/my.cnf", "/etc/mysql/my.cnf", "~/.my.cnf");
        assertThat(help.groups()).containsExactly("mysqld", "server", "mysqld-10.11", "galera");
    }

    @Test
    void anotherProgramSaysNothing() {
        assertThat(ServerHelp.parse(List.of("Usage: true [ignored arguments]"))).isEmpty();
    }
}
