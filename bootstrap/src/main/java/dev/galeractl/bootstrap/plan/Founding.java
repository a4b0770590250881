package dev.galeractl.bootstrap.plan;

/** How a service makes its server the first of a new cluster, this once. */
public sealed interface Founding {
    /** The unit that is started, without its ending, or the script, such as {@code mariadb}. From then on the server is its. */
    String unit();

    /** MariaDB: the usual unit, with a switch in the environment of systemd that is taken back at once. */
    record BySwitch(String unit) implements Founding {}

    /**
     * Percona XtraDB Cluster: an instance of the packages' template unit. Its server stays with it, also when other nodes have joined, until it is stopped by that
     * unit and started by the usual one (Percona's documentation of 8.0 and 8.4, "Bootstrap the first node").
     */
    record ByUnit(String unit) implements Founding {}

    /**
     * Without systemd: a script of {@code /etc/init.d}, told to {@code bootstrap}. It hands the switch to this one start of the server; the guardian that it leaves
     * behind does not start a server that replicates again (mysqld_safe of Debian's 10.11.18: "not restarting wsrep node automatically").
     */
    record ByScript(String unit) implements Founding {}
}
