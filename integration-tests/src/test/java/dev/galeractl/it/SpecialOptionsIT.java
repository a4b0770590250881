package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages of single options say of a node at work, the real server does; of its start {@link RefusedStartIT} tells. */
class SpecialOptionsIT {
    private static final String VERSION = "10.11.19-MariaDB";

    @RegisterExtension
    final Testbed testbed = new Testbed();

    @Test
    @Shows("GAL123 recovery-forced")
    void recoveryThatStillWritesStarts() {
        NodeFiles node = founder().set("innodb_force_recovery", "4");
        assertThat(validate(node).assertExit(0).out()).contains("GAL123");

        table(found(node));
    }

    @Test
    void stepsOfAutoIncrementStayWithoutControl() {
        NodeFiles node = founder()
                .set("wsrep_auto_increment_control", "OFF")
                .set("auto_increment_increment", "7")
                .set("auto_increment_offset", "3");
        assertThat(validate(node).assertExit(0).out()).doesNotContain("GAL120");
        assertThat(found(node)
                        .sql("SELECT @@auto_increment_increment, @@auto_increment_offset")
                        .out())
                .isEqualTo("7\t3\n");
    }

    @Test
    void serializableDoesNotHoldAcrossNodes() throws Exception {
        List<NodeFiles> nodes = testbed.nodes(2);
        nodes.forEach(it -> it.set("transaction_isolation", "SERIALIZABLE"));
        assertThat(validate(nodes.get(0)).assertExit(0).out()).contains("GAL121");
        RealServer one = found(nodes.get(0));
        RealServer other = join(nodes.get(1));
        run(
                one,
                "CREATE DATABASE d; CREATE TABLE d.s (g INT, side INT, b INT, PRIMARY KEY (g, side));"
                        + " USE d; INSERT INTO s SELECT seq, 1, 1 FROM seq_1_to_400; INSERT INTO s SELECT seq, 2, 1 FROM seq_1_to_400");

        Duration enough = Duration.ofSeconds(15);
        CompletableFuture<Void> here = CompletableFuture.runAsync(() -> one.sqlFor(enough, takeOneOfTwo(1)));
        other.sqlFor(enough, takeOneOfTwo(2));
        here.get();
        // Each took one away only if both were there; so no group can have lost both.
        assertThat(one.sql("SELECT COUNT(*) FROM (SELECT g FROM d.s GROUP BY g HAVING SUM(b) = 0) x")
                        .out()
                        .strip())
                .isNotEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1000, false"})
    void whatLosesAConflictIsTheApplicationsWithoutRetries(String retries, boolean failing) throws Exception {
        List<NodeFiles> nodes = testbed.nodes(2);
        nodes.forEach(it -> it.set("wsrep_retry_autocommit", retries));
        assertThat(validate(nodes.get(0)).out().contains("GAL138")).isEqualTo(failing);
        RealServer one = found(nodes.get(0));
        RealServer other = join(nodes.get(1));
        table(one);

        String updates = "UPDATE d.t SET b = b + 1 WHERE a = 1;".repeat(400);
        CompletableFuture<ProgramResult> here = CompletableFuture.supplyAsync(() -> one.sql(updates));
        String said = other.sql(updates).err() + here.get().err();
        assertThat(said.contains("ERROR 1213")).as(said).isEqualTo(failing);
    }

    /** A conflict that is seen costs that group's transaction only, and a lock that nobody gives back a second. */
    private static String takeOneOfTwo(int side) {
        return "SET SESSION innodb_lock_wait_timeout = 1;\nDELIMITER //\nBEGIN NOT ATOMIC DECLARE CONTINUE HANDLER FOR SQLEXCEPTION ROLLBACK; FOR i IN 1..400 DO"
                + " START TRANSACTION; SELECT SUM(b) INTO @s FROM d.s WHERE g = i;"
                + " UPDATE d.s SET b = 0 WHERE g = i AND side = " + side + " AND @s = 2; COMMIT; END FOR; END //\n";
    }

    @Test
    void aPositionThatIsFixedHidesWhatIsMissing() {
        List<NodeFiles> nodes = testbed.nodes(2);
        RealServer one = found(nodes.get(0).withProviderOption("pc.weight=3"));
        RealServer other = join(nodes.get(1));
        table(one);
        other.kill();
        one.awaitStatus("wsrep_cluster_size", "1");
        run(one, "INSERT INTO d.t (b) VALUES (4); INSERT INTO d.t (b) VALUES (5)");
        String position = status(one, "wsrep_cluster_state_uuid") + ":" + status(one, "wsrep_last_committed");

        NodeFiles fixed = nodes.get(1).set("wsrep_start_position", position);
        assertThat(validate(fixed).assertExit(1).out()).contains("GAL123");
        RealServer back = testbed.start(fixed).awaitSynced();
        assertThat(back.sql("SELECT COUNT(*) FROM d.t").out()).isEqualTo("3\n");
        assertThat(one.sql("SELECT COUNT(*) FROM d.t").out()).isEqualTo("5\n");
    }

    @Test
    void accountsDoNotComeToANodeWithoutGrantTables() throws IOException {
        List<NodeFiles> nodes = testbed.nodes(2);
        RealServer one = found(nodes.get(0));
        NodeFiles open = nodes.get(1).set("skip_grant_tables", "ON");
        assertThat(validate(open).assertExit(1).out()).contains("GAL123");
        RealServer other = join(open);

        run(one, "CREATE USER x1 IDENTIFIED BY 'y'; CREATE DATABASE after");
        other.awaitDatabase("after");
        assertThat(other.sql("SELECT COUNT(*) FROM mysql.global_priv WHERE user = 'x1'")
                        .out())
                .isEqualTo("0\n");
        assertThat(Files.readString(open.errorLog())).contains("Ignoring error");
    }

    @Test
    void schemaChangesThatStayOnOneNodeDriveTheOthersOut() {
        List<NodeFiles> nodes = testbed.nodes(2);
        RealServer one = found(nodes.get(0));
        NodeFiles alone = nodes.get(1).set("wsrep_OSU_method", "RSU");
        assertThat(validate(alone).assertExit(1).out()).contains("GAL124");
        RealServer other = join(alone);

        run(one, "CREATE DATABASE d");
        other.awaitDatabase("d");
        run(other, "CREATE TABLE d.here (a INT PRIMARY KEY)");
        assertThat(one.sql("SHOW TABLES FROM d").out()).isEmpty();
        run(other, "INSERT INTO d.here VALUES (1)");
        other.awaitStatus("wsrep_cluster_size", "1");
    }

    @Test
    void tablesWithoutAKeyRefuseWrites() {
        RealServer server = found(founder().set("wsrep_certify_nonPK", "OFF"));
        run(server, "CREATE DATABASE d; CREATE TABLE d.n (a INT)");
        assertThat(server.sql("INSERT INTO d.n VALUES (1)").err()).contains("1213");
    }

    @Test
    @Shows("GAL123 bootstrap-ignored")
    void bootstrapInTheFileFoundsNothing() {
        NodeFiles node = founder().impatient().withProviderOption("pc.wait_prim_timeout=PT4S;pc.bootstrap=yes");
        assertThat(validate(node).assertExit(0).out()).contains("bootstrap-ignored");
        RealServer.createDatadir(node);
        assertThat(testbed.start(node).awaitEnd()).isEqualTo(1);
    }

    @Test
    @Shows("GAL124 desync-without-effect")
    void desyncInTheFileDoesNothing() {
        RealServer server = found(founder().set("wsrep_desync", "ON"));
        assertThat(server.sql("SELECT @@wsrep_desync").out()).isEqualTo("1\n");
        assertThat(status(server, "wsrep_desync_count")).isEqualTo("0");
    }

    /** It is often said that it does not; that is why nothing is said of such a file. */
    @Test
    void theBinaryLogHoldsWhatIsAppliedWithoutLogSlaveUpdates() {
        List<NodeFiles> nodes = testbed.nodes(2);
        RealServer one = found(nodes.get(0));
        NodeFiles logging = nodes.get(1).set("log_bin", "b").set("server_id", "2");
        assertThat(validate(logging).assertExit(0).out()).doesNotContain("GAL126");
        RealServer other = join(logging);

        table(one);
        run(one, "CREATE DATABASE after");
        other.awaitDatabase("after");
        assertThat(other.sql("SHOW BINLOG EVENTS").out()).contains("CREATE TABLE d.t", "Write_rows");
    }

    @Test
    void theAddressForClientsBecomesTheNodesOwn() throws IOException {
        List<NodeFiles> nodes = testbed.nodes(2);
        found(nodes.get(0));
        NodeFiles node = nodes.get(1)
                .set("bind_address", "127.0.0.1")
                .set("skip_networking", "ON")
                .set("wsrep_node_address", "")
                .set("wsrep_sst_receive_address", "AUTO");
        join(node);
        assertThat(Files.readString(node.errorLog())).contains("base_host = 127.0.0.1", "--address '127.0.0.1");
    }

    private NodeFiles founder() {
        return testbed.nodes(2).get(0);
    }

    private RealServer found(NodeFiles node) {
        RealServer.createDatadir(node);
        return testbed.start(node, "--wsrep-new-cluster").awaitSynced();
    }

    private RealServer join(NodeFiles node) {
        RealServer.createDatadir(node);
        return testbed.start(node).awaitSynced();
    }

    private static void table(RealServer server) {
        run(
                server,
                "CREATE DATABASE d; CREATE TABLE d.t (a INT AUTO_INCREMENT PRIMARY KEY, b INT);"
                        + " INSERT INTO d.t (b) VALUES (1), (2), (3)");
    }

    private static void run(RealServer server, String statements) {
        server.sql(statements).assertExit(0);
    }

    private static String status(RealServer server, String variable) {
        return server.sql("SHOW GLOBAL STATUS LIKE '" + variable + "'")
                .out()
                .strip()
                .split("\t", -1)[1];
    }

    /** What comes in one order everywhere: when this is there, all that was written before it has been applied. */
    private ProgramResult validate(NodeFiles node) {
        return testbed.galeractl("validate", "--server-version", VERSION, node.defaultsFile(), "--format", "json")
                .run();
    }
}
