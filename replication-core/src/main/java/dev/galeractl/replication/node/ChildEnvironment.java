package dev.galeractl.replication.node;

import java.util.List;
import java.util.Map;

/** What a server and its programs must not inherit from whoever runs galeractl. */
final class ChildEnvironment {

    /**
     * Each of the first changes which settings a server or a program of it reads, or what is assumed for those it does not find: another server would be
     * started than the one whose option file was judged. A password is of no use to a server, and its environment lives as long as it does. A server
     * started by a tool that runs as a service must not speak for that service.
     */
    private static final List<String> WITHHELD = List.of(
            "MYSQL_GROUP_SUFFIX",
            "MYSQL_HOME",
            "MARIADB_HOME",
            "MYSQL_TCP_PORT",
            "MYSQL_UNIX_PORT",
            "MYSQL_HOST",
            "MYSQL_PWD",
            "NOTIFY_SOCKET");

    private ChildEnvironment() {}

    static void prepare(ProcessBuilder builder, Map<String, String> added) {
        builder.environment().putAll(added);
        WITHHELD.forEach(builder.environment()::remove);
    }
}
