package dev.galeractl.it;

import java.nio.file.Path;
import java.util.Locale;

/** A Debian that a host can be made of, as scripts/hosts makes it, and with it a generation of MariaDB. */
enum Suite {
    /** Debian 12. */
    BOOKWORM("10.11."),
    /** Debian 13. */
    TRIXIE("11.8."),
    /** Debian 12 without any package of MariaDB; these are in a repository in {@code /srv/packages}, the only one that its apt knows. */
    BARE("10.11."),
    /** Debian 13, likewise. */
    BARE_TRIXIE("11.8."),
    /** Debian 12 that sysvinit boots: no systemd is there. */
    SYSV("10.11.");

    private final String mariadb;

    Suite(String mariadb) {
        this.mariadb = mariadb;
    }

    /** How the version of its MariaDB begins. */
    String mariadb() {
        return mariadb;
    }

    /** Its root file system, in the folder that holds them all. */
    Path base(Path bases) {
        return bases.resolve(name().toLowerCase(Locale.ROOT));
    }
}
