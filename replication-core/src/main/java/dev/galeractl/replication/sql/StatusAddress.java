package dev.galeractl.replication.sql;

import java.nio.file.Path;

/** Where a server answers its clients. */
public sealed interface StatusAddress {

    /** A socket file on this machine. */
    record Socket(Path path) implements StatusAddress {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * A TCP port.
     *
     * @param host name or address; IPv6 without brackets
     * @param port 1–65535
     */
    record Tcp(String host, int port) implements StatusAddress {
        public Tcp {
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("not a port: " + port);
            }
        }

        @Override
        public String toString() {
            return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        }
    }
}
