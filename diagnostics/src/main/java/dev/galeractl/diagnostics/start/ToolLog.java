package dev.galeractl.diagnostics.start;

import java.util.regex.Pattern;

/** The logs that the tools of a state transfer leave in a data directory: no server speaks in them. */
public final class ToolLog {

    /** {@code mariabackup.backup.log}, {@code innobackup.prepare.log}, also when they were renamed or packed. */
    private static final Pattern NAME = Pattern.compile(
            "(?:.*[/\\\\])?(?:.*[.-])?(?:mariabackup|mariadb-backup|innobackup|xtrabackup)\\.(?:backup|prepare|move|decompress)\\.log(?:\\..*)?");

    private ToolLog() {}

    /** Whether a log, by its name, is that of a tool with which a joiner works on what it received. */
    public static boolean isJoiners(String source) {
        return isNamed(source) && !source.contains(".backup.log");
    }

    /** Whether a log of that name is one. */
    public static boolean isNamed(String source) {
        return NAME.matcher(source).matches();
    }
}
