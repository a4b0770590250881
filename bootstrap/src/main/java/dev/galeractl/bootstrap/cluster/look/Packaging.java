package dev.galeractl.bootstrap.cluster.look;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What installs packages on a host, from the repositories that it has. */
public enum Packaging {
    /** Of Debian and Ubuntu. */
    APT("apt-get"),
    /** Of Red Hat and its relatives. */
    DNF("dnf");

    private final String program;

    Packaging(String program) {
        this.program = program;
    }

    /** Its program. */
    public String program() {
        return program;
    }

    /** The one whose program is called so. */
    static Optional<Packaging> of(String program) {
        return Arrays.stream(values()).filter(it -> it.program.equals(program)).findFirst();
    }

    /** What to type on the host to install a package; the shortest that works. */
    public String command(String packages) {
        return program + " install " + packages;
    }

    /** What to type on the host so that its lists are those of its repositories. */
    public String refresh() {
        return program + (this == APT ? " update" : " makecache");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
