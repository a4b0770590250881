package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What pages say of a start, MariaDB 10.11 does; {@code validate} names it before. */
class RefusedStartIT {
    @RegisterExtension
    final Testbed testbed = new Testbed();

    @ParameterizedTest
    @FieldSource({"dev.galeractl.it.Mistakes#REFUSED", "dev.galeractl.it.Mistakes#REFUSED_BEFORE"})
    void itDoesNotStart(Mistake mistake) {
        NodeFiles node = mistake.in(testbed.nodes(2).get(0));
        new ValidateAnswer(validate(node, "--format=json").assertExit(mistake.exitOfValidate())).finds(mistake);
        validate(node, "--guard").assertExit(mistake.harm().isPresent() ? 3 : 0);

        RealServer.createDatadir(node);
        testbed.start(node, "--wsrep-new-cluster").awaitEnd();
    }

    /** The library of the server that the tests use is in no folder of the loader, unless the machine has the package, too. */
    @Test
    @Shows("GAL104 searched")
    void aProviderWithoutFoldersIsSearchedByTheLoader() {
        assumeThat(Path.of("/usr/lib/libgalera_smm.so")).doesNotExist();
        Mistake mistake = Mistake.of("GAL104", "searched", "wsrep_provider=libgalera_smm.so");
        NodeFiles node = mistake.in(testbed.nodes(2).get(0));
        new ValidateAnswer(validate(node, "--format=json").assertExit(0)).finds(mistake);

        RealServer.createDatadir(node);
        testbed.start(node, "--wsrep-new-cluster").awaitEnd();
    }

    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#TOLD")
    void itStartsAndTells(Mistake mistake) throws IOException {
        NodeFiles node = goodEnough(mistake);

        testbed.start(node, "--wsrep-new-cluster").awaitSynced();
        // What is said before the error log is open goes to standard error.
        assertThat(Files.readString(node.standardError()) + Files.readString(node.errorLog()))
                .contains(mistake.shown());
    }

    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#OTHERWISE")
    void itStartsWithOtherValues(Mistake mistake) {
        NodeFiles node = goodEnough(mistake);

        RealServer server = testbed.start(node, "--wsrep-new-cluster").awaitSynced();
        assertThat(server.sql("SHOW GLOBAL VARIABLES").out()).contains(mistake.shown());
    }

    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#MALFORMED")
    void aMalformedFileEndsTheServer(Mistake mistake) throws IOException {
        NodeFiles node = testbed.nodes(2).get(0);
        Files.writeString(node.defaultsFile(), mistake.atTheTopOf(Files.readString(node.defaultsFile())));
        new ValidateAnswer(validate(node, "--format=json").assertExit(1)).finds(mistake);

        RealServer.createDatadir(node);
        testbed.start(node, "--wsrep-new-cluster").awaitEnd();
    }

    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#MALFORMED")
    void aMalformedFileThatIsIncludedIsLost(Mistake mistake) throws IOException {
        NodeFiles node = including(mistake.atTheTopOf("[mysqld]\nwsrep_slave_threads=7\n"));
        new ValidateAnswer(validate(node, "--format=json").assertExit(1)).finds(mistake);

        assertThat(founded(node).sql("SELECT @@wsrep_slave_threads").out()).isEqualTo("1\n");
    }

    @Test
    @Shows("GAL108 world-writable")
    void aFileThatEverybodyMayWriteIsPassedOver() throws IOException {
        NodeFiles node = including("[mysqld]\nwsrep_slave_threads=7\n");
        Files.setPosixFilePermissions(
                node.folder().resolve("included.cnf"), PosixFilePermissions.fromString("rw-r--rw-"));
        assertThat(validate(node, "--format=line").assertExit(1).out()).contains("GAL108");

        assertThat(founded(node).sql("SELECT @@wsrep_slave_threads").out()).isEqualTo("1\n");
        assertThat(Files.readString(node.standardError())).contains("World-writable config file");
    }

    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#ALONE")
    void itStartsAlone(Mistake mistake) {
        NodeFiles node = mistake.in(testbed.nodes(2).get(0));
        new ValidateAnswer(validate(node, "--format=json")).finds(mistake);
        validate(node, "--guard").assertExit(0);

        RealServer.createDatadir(node);
        RealServer server = testbed.start(node, "--wsrep-new-cluster").awaitConnections();
        assertThat(server.sql("SHOW STATUS LIKE 'wsrep_cluster_status'").out()).contains("Disconnected");
    }

    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#FOUNDS")
    void itFoundsAClusterOfItsOwn(Mistake mistake) {
        NodeFiles node = mistake.in(testbed.nodes(2).get(0));
        new ValidateAnswer(validate(node, "--format=json").assertExit(1)).finds(mistake);
        validate(node, "--guard").assertExit(mistake.harm().isPresent() ? 3 : 0);

        RealServer.createDatadir(node);
        testbed.start(node).awaitSynced().awaitStatus("wsrep_cluster_size", "1");
    }

    private NodeFiles including(String text) throws IOException {
        NodeFiles node = testbed.nodes(2).get(0);
        Path included = Files.writeString(node.folder().resolve("included.cnf"), text);
        return node.withLines(List.of("!include " + included));
    }

    private RealServer founded(NodeFiles node) {
        RealServer.createDatadir(node);
        return testbed.start(node, "--wsrep-new-cluster").awaitSynced();
    }

    private NodeFiles goodEnough(Mistake mistake) {
        NodeFiles node = mistake.in(testbed.nodes(2).get(0));
        new ValidateAnswer(validate(node, "--format=json").assertExit(0)).finds(mistake);
        validate(node, "--guard").assertExit(0);
        RealServer.createDatadir(node);
        return node;
    }

    private ProgramResult validate(NodeFiles node, String... options) {
        return testbed.galeractl("validate", "--this-host", "--server-version=10.11.19-MariaDB", node.defaultsFile())
                .with((Object[]) options)
                .run();
    }
}
