package dev.galeractl.bootstrap.plan;

/** How a service makes its server the first of a new cluster, this once. */
public sealed interface Founding {
    /** The unit that is started, without its ending, such as {@code mariadb}. From then on the server is its. */
    String unit();

    /** MariaDB: the usual unit, with a switch in the environment of systemd that is taken back at once. */
    record BySwitch(String unit) implements Founding {}

    /**
     * Percona XtraDB Cluster: an instance of the packages' template unit. Its server stays with it, also when other nodes have joined, until it is stopped by that
     * unit and started by the usual one (Percona's documentation of 8.0 and 8.4, "Bootstrap the first node").
     */
    record ByUnit(String unit) implements Founding {}
}
