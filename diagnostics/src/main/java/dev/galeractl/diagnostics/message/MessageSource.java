package dev.galeractl.diagnostics.message;

/** Who writes a message. */
public enum MessageSource {
    PROVIDER,
    SERVER,
    /** mysqld_safe, mariadbd-safe. */
    WRAPPER,
    /** The scripts of state transfers. */
    SCRIPT,
    INNODB,
    /** What scripts call: rsync, socat, mariadb-backup, xtrabackup. */
    TOOL,
    SYSTEMD,
    KERNEL,
    GARBD,
    CLIENT
}
