package dev.galeractl.replication.sql;

import java.util.List;

/** What every source asks, so that all of them answer alike. */
public final class StatusQuestions {

    /** SHOW is answered outside the Primary Component, too, where SELECT from a table is not. Each answer has two columns: name and value. */
    public static final List<String> STATEMENTS = List.of(
            "SHOW GLOBAL STATUS LIKE 'wsrep\\_%'",
            "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('wsrep_node_name', 'wsrep_cluster_name', 'wsrep_on', "
                    + "'wsrep_node_address', 'version', 'version_comment', 'datadir', 'port', 'hostname')");

    private StatusQuestions() {}
}
