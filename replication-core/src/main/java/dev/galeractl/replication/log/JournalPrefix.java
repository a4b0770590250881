package dev.galeractl.replication.log;

import java.util.Optional;

/**
 * What journald and syslog write before a line: {@code Nov 22 10:26:33 db1 mariadbd[812]: …} or {@code 2026-11-22T10:26:33+0000 db1 mariadbd[812]: …}.
 *
 * @param end index of the first character behind it; 0 if there is none
 * @param otherProgram who wrote the line, if it was not the database server, such as {@code systemd} or {@code kernel}
 */
record JournalPrefix(int end, Optional<String> otherProgram) {

    private static final JournalPrefix NONE = new JournalPrefix(0, Optional.empty());

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /** The longest that is believed: time, host and program. */
    private static final int LONGEST = 200;

    static JournalPrefix of(String raw) {
        int host = hostStart(raw);
        if (host < 0) {
            return NONE;
        }
        int program = raw.indexOf(' ', host) + 1;
        if (program <= host) {
            return NONE;
        }
        int colon = program;
        while (colon < raw.length() && colon < LONGEST && raw.charAt(colon) > ' ' && raw.charAt(colon) != ':') {
            colon++;
        }
        if (colon == program || !raw.startsWith(": ", colon)) {
            return NONE;
        }
        int bracket = raw.indexOf('[', program);
        String name = raw.substring(program, bracket >= 0 && bracket < colon ? bracket : colon);
        return new JournalPrefix(colon + 2, isServer(name) ? Optional.empty() : Optional.of(name));
    }

    /** Where the name of the host starts behind {@code Nov 22 10:26:33 } or {@code 2026-11-22T10:26:33+0000 }; -1 if no such time is there. */
    private static int hostStart(String raw) {
        if (raw.length() < 20) {
            return -1;
        }
        boolean shortTime = MONTHS.contains(raw.substring(0, 3))
                && raw.charAt(3) == ' '
                && isTime(raw, 7)
                && raw.charAt(15) == ' '
                && Character.isLetterOrDigit(raw.charAt(16));
        if (shortTime) {
            return 16;
        }
        boolean isoTime = LogHead.isDigit(raw.charAt(0)) && raw.charAt(10) == 'T' && isTime(raw, 11);
        if (!isoTime) {
            return -1;
        }
        int zone = 19;
        while (zone < raw.length() && zone < 40 && raw.charAt(zone) > ' ') {
            zone++;
        }
        return zone > 19 && zone + 1 < raw.length() && Character.isLetter(raw.charAt(zone + 1)) ? zone + 1 : -1;
    }

    private static boolean isTime(String raw, int at) {
        return LogHead.isDigit(raw.charAt(at))
                && raw.charAt(at + 2) == ':'
                && raw.charAt(at + 5) == ':'
                && LogHead.isDigit(raw.charAt(at + 7));
    }

    private static boolean isServer(String program) {
        return program.startsWith("mysqld")
                || program.startsWith("mariadbd")
                || program.startsWith("mariadb")
                || program.equals("mysql");
    }
}
