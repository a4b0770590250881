package dev.galeractl.it;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Data that differs between nodes, and statements that replication refuses: what real servers say, and what the doctor makes of it. */
class ConsistencyFaults {
    private static final String ORDERS =
            "CREATE DATABASE shop; CREATE TABLE shop.orders (id INT PRIMARY KEY, v VARCHAR(20))"
                    + " ENGINE=InnoDB; INSERT INTO shop.orders VALUES (1, 'a'), (2, 'b'), (3, 'c')";

    @RegisterExtension
    final FaultLab lab = new FaultLab();

    @Test
    void rowMissingOnOneNode() {
        List<NodeFiles> nodes = lab.nodes(3);
        List<RealServer> servers = lab.cluster(nodes);
        servers.get(0).sql(ORDERS).assertExit(0);
        lab.pause(Duration.ofMillis(500));
        servers.get(2)
                .sql("SET SESSION wsrep_on=OFF; DELETE FROM shop.orders WHERE id = 2")
                .assertExit(0);
        servers.get(0).sql("UPDATE shop.orders SET v = 'x' WHERE id = 2").assertExit(0);
        lab.awaitLog(nodes.get(2), "Inconsistent by consensus");
        lab.awaitLog(nodes.get(1), "Winner: ");

        lab.doctor(nodes.get(2))
                .isVerdict("broken")
                .finds("GAL501 failed-here")
                .proves("GAL501", "db3.log", "Can't find record in 'orders'")
                .says("GAL501", "db1: Success");
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("attention").finds("GAL502 failed-there");
        lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2)).isVerdict("broken").finds("GAL501 failed-here");
    }

    @Test
    void rightDataLosesTheVote() {
        List<NodeFiles> nodes = lab.nodes(3);
        List<RealServer> servers = lab.cluster(nodes);
        servers.get(0).sql(ORDERS).assertExit(0);
        lab.pause(Duration.ofMillis(500));
        for (RealServer wrong : servers.subList(1, 3)) {
            wrong.sql("SET SESSION wsrep_on=OFF; INSERT INTO shop.orders VALUES (4, 'by hand')")
                    .assertExit(0);
        }
        servers.get(0).sql("INSERT INTO shop.orders VALUES (4, 'd')");
        lab.awaitLog(nodes.get(0), "is inconsistent with group. Leaving cluster");

        lab.doctor(nodes.get(0))
                .isVerdict("broken")
                .finds("GAL501 succeeded-here")
                .says("GAL501", "The majority decides, not the truth");
        lab.doctor(nodes.get(1), nodes.get(2))
                .isVerdict("attention")
                .finds("GAL502 succeeded-there")
                .says("GAL502", "The right data may be on db1");
    }

    @Test
    void failingDdlHarmsNobody() {
        List<NodeFiles> nodes = lab.nodes(2);
        List<RealServer> servers = lab.cluster(nodes);
        servers.get(0).sql(ORDERS).assertExit(0);
        servers.get(0).sql("CREATE TABLE shop.orders (id INT PRIMARY KEY)");
        servers.get(0).sql("DROP TABLE shop.nothing");
        lab.awaitLog(nodes.get(1), "Unknown table");
        lab.pause(Duration.ofMillis(300));

        lab.doctor(nodes.get(1)).isVerdict("ok").finds("GAL504 ignored");
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("ok").finds("GAL504 ignored");
    }

    @Test
    void conflictsAreNoAlarm() {
        List<NodeFiles> nodes = lab.nodes(2);
        nodes.forEach(node -> node.set("wsrep_log_conflicts", "ON").withProviderOption("cert.log_conflicts=yes"));
        List<RealServer> servers = lab.cluster(nodes);
        servers.get(0).sql(ORDERS).assertExit(0);
        lab.pause(Duration.ofMillis(500));
        CompletableFuture<Void> victim = CompletableFuture.runAsync(() ->
                servers.get(1).sql("BEGIN; UPDATE shop.orders SET v = 'y' WHERE id = 1; SELECT SLEEP(2); COMMIT"));
        lab.pause(Duration.ofMillis(700));
        servers.get(0).sql("UPDATE shop.orders SET v = 'x' WHERE id = 1").assertExit(0);
        victim.join();
        lab.awaitLog(nodes.get(1), "cluster conflict due to");

        lab.doctor(nodes.get(1)).isVerdict("ok").finds("GAL505 logged");
    }

    @Test
    void transactionTooLarge() {
        List<NodeFiles> nodes = lab.nodes(1);
        nodes.get(0).set("wsrep_max_ws_size", "1048576");
        RealServer server = lab.bootstrap(nodes.get(0));
        server.sql("CREATE DATABASE shop; CREATE TABLE shop.big (id INT PRIMARY KEY, v LONGBLOB) ENGINE=InnoDB")
                .assertExit(0);
        server.sql("INSERT INTO shop.big VALUES (1, REPEAT('x', 3000000))");
        lab.awaitLog(nodes.get(0), "rbr write fail");

        lab.doctor(nodes.get(0))
                .isVerdict("attention")
                .finds("GAL506 bytes")
                .explains("GAL506", "db1.log", "rbr write fail");
    }
}
