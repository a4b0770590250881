package dev.galeractl.replication.log.envelope;

import java.util.Optional;

/**
 * The files that a state transfer leaves beside the error log: {@code mariabackup.backup.log}, {@code innobackup.prepare.log}, and so on
 * (documentation of {@code wsrep_sst_mariabackup} and {@code wsrep_sst_xtrabackup-v2}).
 */
public final class ToolLog {

    private ToolLog() {}

    /** The program whose log a file of this name or path is; empty if it is none of those. */
    public static Optional<String> of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        for (String tool : new String[] {"mariabackup", "mariadb-backup", "innobackup", "xtrabackup"}) {
            for (String step : new String[] {"backup", "prepare", "move", "apply"}) {
                if (name.contains(tool + "." + step + ".log")) {
                    return Optional.of(tool.startsWith("maria") ? "mariadb-backup" : "xtrabackup");
                }
            }
        }
        return Optional.empty();
    }
}
