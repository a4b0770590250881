package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.option.ServerVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is said to the servers of a cluster's nodes, through the client program on their hosts. */
final class ClusterSql {
    private static final String MEMBERSHIP =
            "SHOW GLOBAL STATUS WHERE Variable_name IN ('wsrep_cluster_state_uuid', 'wsrep_cluster_size', "
                    + "'wsrep_cluster_status', 'wsrep_local_state_comment', 'wsrep_incoming_addresses');";

    private ClusterSql() {}

    /**
     * Makes the account of the state transfer. MariaDB's page "mariabackup SST method" names RELOAD, PROCESS, LOCK TABLES and REPLICATION CLIENT; since 10.5 the
     * last one is called BINLOG MONITOR, and what {@code --galera-info} asks besides wants REPLICA MONITOR (MDEV-34053).
     *
     * @param password empty: who runs as this account on the host is let in
     */
    static void createTransferAccount(ClusterHost host, ServerVersion server, String account, Optional<char[]> password)
            throws HostProblem, StepProblem {
        String who = text(account) + "@'localhost'";
        String how = password.map(it -> "BY " + text(new String(it))).orElse("VIA unix_socket");
        String what = server.isAtLeast(10, 5)
                ? "RELOAD, PROCESS, LOCK TABLES, BINLOG MONITOR, REPLICA MONITOR"
                : "RELOAD, PROCESS, LOCK TABLES, REPLICATION CLIENT";
        String alter = password.isPresent() ? "ALTER USER " + who + " IDENTIFIED " + how + ";\n" : "";
        CommandResult result = host.sql("CREATE USER IF NOT EXISTS " + who + " IDENTIFIED " + how + ";\n" + alter
                + "GRANT " + what + " ON *.* TO " + who + ";");
        // What the client says repeats the statement, and with it the password.
        if (!result.isGood()) {
            throw new StepProblem(
                    Sentence.of("failure.account-not-made", "node", host.node().name(), "account", account));
        }
    }

    /** Whether there is an account of that name for this host. */
    static boolean hasAccount(ClusterHost host, String account) throws HostProblem, StepProblem {
        return !said(host, "SELECT 1 FROM mysql.user WHERE User = " + text(account) + " AND Host = 'localhost';")
                .isBlank();
    }

    /** Takes away what an operation made in the server. */
    static void remove(ClusterHost host, Optional<String> account, Optional<String> schema)
            throws HostProblem, StepProblem {
        if (account.isPresent()) {
            said(host, "DROP USER IF EXISTS " + text(account.get()) + "@'localhost';");
        }
        if (schema.isPresent()) {
            said(host, "DROP SCHEMA IF EXISTS `" + schema.get() + "`;");
        }
    }

    /** A text literal. */
    static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /**
     * That every node is Synced in one and the same Primary Component of exactly these, and of arbitrators: those are members without an address for clients
     * (seen on MariaDB 10.11.19 with garbd 26.4.23).
     */
    static void verifyMembership(List<ClusterHost> hosts) throws HostProblem, StepProblem {
        TreeSet<String> clusters = new TreeSet<>();
        for (ClusterHost host : hosts) {
            String answer = StepProblem.unlessGood(host.node().name(), "failure.host-command", host.sql(MEMBERSHIP))
                    .text();
            Map<String, String> status = answer.lines()
                    .map(it -> it.split("\t", 2))
                    .filter(it -> it.length == 2)
                    .collect(Collectors.toMap(it -> it[0], it -> it[1]));
            clusters.add(status.getOrDefault("wsrep_cluster_state_uuid", ""));
            boolean good = "Primary".equals(status.get("wsrep_cluster_status"))
                    && "Synced".equals(status.get("wsrep_local_state_comment"))
                    && dataNodes(status) == hosts.size();
            if (!good || clusters.size() > 1) {
                throw new StepProblem(Sentence.of(
                        "failure.not-one-cluster",
                        "node",
                        host.node().name(),
                        "size",
                        Integer.toString(hosts.size()),
                        "said",
                        answer.strip().replace('\n', ',').replace('\t', ' ')));
            }
        }
    }

    /** The members that have data; -1 if the addresses are not those of all members. */
    static int dataNodes(Map<String, String> status) {
        String[] addresses = status.getOrDefault("wsrep_incoming_addresses", "").split(",", -1);
        boolean all = Integer.toString(addresses.length).equals(status.get("wsrep_cluster_size"));
        return all ? (int) Arrays.stream(addresses).filter(it -> !it.isBlank()).count() : -1;
    }

    /** That what is written on each node is read on all. The schema is gone afterwards, whatever came of it. */
    static void verifyWrites(List<ClusterHost> hosts, String schema) throws HostProblem, StepProblem {
        ClusterHost first = hosts.get(0);
        String name = "`" + schema + "`";
        try {
            said(
                    first,
                    "CREATE SCHEMA IF NOT EXISTS " + name + "; CREATE TABLE IF NOT EXISTS " + name
                            + ".written (node VARCHAR(190) PRIMARY KEY) ENGINE=InnoDB;");
            for (ClusterHost host : hosts) {
                said(
                        host,
                        "SET SESSION wsrep_sync_wait = 7; REPLACE INTO " + name + ".written VALUES ("
                                + text(host.node().name()) + ");");
            }
            for (ClusterHost host : hosts) {
                String count =
                        said(host, "SET SESSION wsrep_sync_wait = 7; SELECT COUNT(*) FROM " + name + ".written;");
                if (!count.strip().equals(Integer.toString(hosts.size()))) {
                    throw new StepProblem(Sentence.of(
                            "failure.rows-missing",
                            "node",
                            host.node().name(),
                            "rows",
                            count.strip(),
                            "expected",
                            Integer.toString(hosts.size())));
                }
            }
        } finally {
            said(first, "DROP SCHEMA IF EXISTS " + name + ";");
        }
        // A node on which the removal fails goes on without a word.
        for (ClusterHost host : hosts) {
            boolean gone = said(
                            host,
                            "SET SESSION wsrep_sync_wait = 7; SELECT COUNT(*) FROM information_schema.SCHEMATA "
                                    + "WHERE SCHEMA_NAME = " + text(schema) + ";")
                    .strip()
                    .equals("0");
            if (!gone) {
                throw new StepProblem(
                        Sentence.of("failure.scratch-stays", "node", host.node().name(), "schema", schema));
            }
        }
    }

    private static String said(ClusterHost host, String statements) throws HostProblem, StepProblem {
        return StepProblem.unlessGood(host.node().name(), "failure.host-command", host.sql(statements))
                .text();
    }
}
