package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.host.HostProblem;
import java.time.Instant;
import java.util.List;

/**
 * The file to which a server writes its log instead of its unit's journal, as the packages of Percona XtraDB Cluster have it. Which one is told by the program that
 * reads option files; where it is missing nothing is known.
 */
record ErrorLogFile(ServerUnit server) {
    /**
     * Arguments: datadir, seconds since 1970. MySQL 8 writes its time in UTC (with a Z) unless told otherwise, MariaDB the host's own; a line without a time belongs
     * to the one before it.
     */
    private static final String SCRIPT = """
            LC_ALL=C; export LC_ALL
            command -v my_print_defaults >/dev/null 2>&1 || exit 0
            file=$(my_print_defaults mysqld server mariadb mariadbd 2>/dev/null | sed -n 's/^--log[-_]error=//p' | tail -n 1)
            case $file in '') exit 0 ;; /*) ;; *) file=$1/$file ;; esac
            [ -f "$file" ] && [ -r "$file" ] || exit 0
            tail -c 1000000 -- "$file" | awk -v utc="$(date -u -d "@$2" +%FT%T)" -v local="$(date -d "@$2" +%FT%T)" '
                /^20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]T/ { said = ($1 ~ /Z$/ ? substr($1, 1, 19) >= utc : substr($1, 1, 19) >= local) }
                /^20[0-9][0-9]-[0-9][0-9]-[0-9][0-9] / { said = ($1 "T" (length($2) < 8 ? "0" : "") $2) >= local }
                said'
            """;

    /** What it says since then; nothing if there is none. */
    List<String> since(Instant since) throws HostProblem {
        return server.ask(SCRIPT, server.datadir().toString(), Long.toString(since.getEpochSecond()))
                .text()
                .lines()
                .toList();
    }
}
