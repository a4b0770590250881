package dev.galeractl.replication.sql;

import java.util.List;

/**
 * What a server is asked, so that every source asks alike. Each answer has two columns: name and value.
 *
 * @param needed statements without whose answers nothing is known
 * @param wanted statements that some servers refuse, being another product or outside of the Primary Component; what they would say is missing then
 */
public record StatusQuestions(List<String> needed, List<String> wanted) {

    /** How the node is. SHOW is answered outside the Primary Component, too, where SELECT from a table is not. */
    public static final StatusQuestions NODE = new StatusQuestions(
            List.of(
                    "SHOW GLOBAL STATUS LIKE 'wsrep\\_%'",
                    "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('wsrep_node_name', 'wsrep_cluster_name', 'wsrep_on', "
                            + "'wsrep_node_address', 'version', 'version_comment', 'datadir', 'port', 'hostname')"),
            List.of());

    /** Begins the name of what {@link #OPTIONS} are told about an option besides its value. */
    public static final String TRAITS = "traits ";

    /**
     * What its options are, and for how many seconds it runs. Of each option also who set it, whether it is read-only and in what steps it counts: MariaDB
     * has a table of that.
     */
    public static final StatusQuestions OPTIONS = new StatusQuestions(
            List.of("SHOW GLOBAL STATUS LIKE 'Uptime'", "SHOW GLOBAL VARIABLES"),
            List.of("SELECT CONCAT('" + TRAITS
                    + "', VARIABLE_NAME), CONCAT_WS(' ', IFNULL(GLOBAL_VALUE_ORIGIN, '-'), READ_ONLY, "
                    + "IFNULL(NUMERIC_BLOCK_SIZE, 0)) FROM information_schema.SYSTEM_VARIABLES"));

    public StatusQuestions {
        needed = List.copyOf(needed);
        wanted = List.copyOf(wanted);
    }
}
