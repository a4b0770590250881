package dev.galeractl.replication.option;

/** The server products that speak Galera. */
public enum Product {
    MARIADB("MariaDB"),
    PERCONA_XTRADB_CLUSTER("Percona XtraDB Cluster"),
    /** Codership's own MySQL with wsrep patches. */
    MYSQL_GALERA("MySQL-wsrep");

    private final String displayName;

    Product(String displayName) {
        this.displayName = displayName;
    }

    /** The name people use. */
    public String displayName() {
        return displayName;
    }
}
