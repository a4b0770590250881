package dev.galeractl.bootstrap.fact;

/** What starts and stops the services of a host. */
public enum InitSystem {
    /** Has booted the host. */
    SYSTEMD,
    /** The scripts of {@code /etc/init.d}, on a host that another init has booted. */
    SYSV
}
