package dev.galeractl.replication.node;

/** As what a server is started. */
public enum LaunchRole {
    /** Creates a new cluster, whatever its option file's address says: {@code --wsrep-new-cluster}, on the command line and nowhere else. */
    BOOTSTRAP,
    /** Does what its option file says. */
    JOINER
}
