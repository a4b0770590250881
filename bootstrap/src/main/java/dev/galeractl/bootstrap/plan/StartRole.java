package dev.galeractl.bootstrap.plan;

/** As what a server is started. */
public enum StartRole {
    /** With {@code --wsrep-new-cluster}, once. */
    BOOTSTRAP,
    /** As its option file says. */
    JOINER
}
