package dev.galeractl.diagnostics.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the service, the server program and the client are called. Commands on pages name them as {@code {unit}}, {@code {server}} and {@code {client}}.
 * The names are those of the packages of MariaDB 10.4 and later, and of Percona XtraDB Cluster and MySQL.
 */
public enum ServerNames {
    MARIADB("mariadb", "mariadbd", "mariadb"),
    MYSQL("mysql", "mysqld", "mysql");

    private final String unit;
    private final String server;
    private final String client;

    ServerNames(String unit, String server, String client) {
        this.unit = unit;
        this.server = server;
        this.client = client;
    }

    /** The parameters of a finding about a server of this kind. */
    public Map<String, String> parameters() {
        return Map.of("unit", unit, "server", server, "client", client);
    }

    /** A command for somebody whose server is unknown: with MariaDB's names, and the others' in a remark of the shell behind it. */
    public static String inGeneral(String command) {
        return command.lines().map(ServerNames::lineInGeneral).collect(Collectors.joining("\n"));
    }

    private static String lineInGeneral(String line) {
        String filled = line;
        List<String> others = new ArrayList<>();
        for (Map.Entry<String, String> name : new TreeMap<>(MARIADB.parameters()).entrySet()) {
            String place = "{" + name.getKey() + "}";
            if (line.contains(place)) {
                filled = filled.replace(place, name.getValue());
                others.add(MYSQL.parameters().getOrDefault(name.getKey(), place));
            }
        }
        return others.isEmpty()
                ? line
                : filled + (line.contains("  # ") ? "; " : "    # ") + "Percona, MySQL: " + String.join(", ", others);
    }
}
