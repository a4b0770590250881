package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the pages about files and folders of the host say of the server, the real server does. */
class HostRulesIT {
    @RegisterExtension
    final Testbed testbed = new Testbed();

    @Test
    void aDatadirThatIsNotThereKeepsTheServerFromStarting() throws IOException {
        NodeFiles node = testbed.nodes(1).get(0);
        assertThat(testbed.start(node, "--wsrep-new-cluster").awaitEnd()).isEqualTo(1);
        assertThat(said(node)).contains("Can't change dir to");
    }

    @Test
    void aDatadirOfAnotherAccountKeepsTheServerFromStarting() throws IOException {
        assumeRoot();
        NodeFiles node = testbed.nodes(1).get(0).set("user", "nobody");
        RealServer.createDatadir(node);
        Files.setPosixFilePermissions(node.datadir(), PosixFilePermissions.fromString("rwxr-xr-x"));
        // The testbed's own start says --user=root, and the first account that is named counts.
        ProgramResult end = RealServer.program(
                        "mariadbd",
                        "--defaults-file=" + node.defaultsFile(),
                        "--lc-messages-dir=" + RealServer.base().resolve("share/mysql"),
                        "--wsrep-new-cluster")
                .run();
        assertThat(end.exitStatus()).isEqualTo(1);
        assertThat(end.out() + end.err() + said(node)).contains("Permission denied");
    }

    @Test
    @Shows({"GAL163 passed-over", "GAL163 named"})
    void aFileThatTheAccountMayNotReadIsPassedOverInSilenceUnlessItWasNamed(@TempDir Path folder) throws IOException {
        assumeRoot();
        Path included = Files.writeString(folder.resolve("galera.cnf"), "[mysqld]\nport=3999\n");
        Path main = Files.writeString(folder.resolve("my.cnf"), "[mysqld]\nport=3998\n!include " + included + "\n");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(main, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(included, PosixFilePermissions.fromString("rw-------"));
        Path program =
                Files.copy(RealServer.base().resolve("bin/my_print_defaults"), folder.resolve("my_print_defaults"));

        Program asNobody = Program.of("setpriv", "--reuid=nobody", "--clear-groups", program);
        assertThat(asNobody.with("--defaults-file=" + main, "mysqld")
                        .run()
                        .assertExit(0)
                        .out())
                .isEqualTo("--port=3998\n");
        ProgramResult named =
                asNobody.with("--defaults-file=" + included, "mysqld").run();
        assertThat(named.exitStatus()).isNotZero();
        assertThat(named.err()).contains("Could not open required defaults file");
    }

    @Test
    void aFileThatOnlyRootMayReadCountsWhereRootStartsTheServer(@TempDir Path folder) throws IOException {
        assumeRoot();
        Path main = Files.writeString(
                folder.resolve("my.cnf"), "[mysqld]\nuser=nobody\ndatadir=" + folder.resolve("from-the-file") + "\n");
        Files.setPosixFilePermissions(main, PosixFilePermissions.fromString("rw-------"));
        ProgramResult end =
                RealServer.program("mariadbd", "--defaults-file=" + main).run();
        assertThat(end.out() + end.err()).contains("from-the-file");
    }

    private static void assumeRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can start a server as another account");
    }

    private static String said(NodeFiles node) throws IOException {
        StringBuilder said = new StringBuilder();
        for (Path log : List.of(node.errorLog(), node.standardError())) {
            said.append(Files.exists(log) ? Files.readString(log) : "");
        }
        return said.toString();
    }
}
