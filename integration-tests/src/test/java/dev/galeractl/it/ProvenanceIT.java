package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code config show} tells the same of option files as people have them as the installed {@code my_print_defaults}. */
class ProvenanceIT {
    private static final Path PUBLISHED =
            Path.of("../diagnostics/src/test/optionfiles").toAbsolutePath().normalize();

    @RegisterExtension
    final Testbed testbed = new Testbed();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blog-mariadb-5.5-xtrabackup",
                "galera-docs-wan-several-lines",
                "kolla-ansible-galera",
                "kubernetes-configmap-plain",
                "mariadb-gtid-replica",
                "mariadb-kb-tls",
                "mariadb-operator-rendered",
                "no-version-playbook",
                "rhel-7-galera",
                "severalnines-carried-to-10.11",
                "tripleo-galera",
                "tutorial-two-and-query-cache",
            })
    void theSameOptionsHaveTheSameValues(String published) {
        String file = "--defaults-file=" + PUBLISHED.resolve(published).resolve("my.cnf");
        ProgramResult answer = testbed.galeractl(
                        "config", "show", file, "--server-version=10.11.19-MariaDB", "--format=json")
                .run()
                .assertExit(0);
        Map<String, String> shown = GivenOptions.ofConfigShow(answer);
        Map<String, String> printed = GivenOptions.ofPrintDefaults(
                RealServer.program("my_print_defaults", file, "--mysqld").run().assertExit(0));

        // Passwords are not told.
        shown.forEach((name, value) -> {
            if (value.contains("********")) {
                printed.replace(name, value);
            }
        });
        assertThat(shown).isEqualTo(printed).hasSizeGreaterThan(5);
    }
}
