package dev.galeractl.replication.log.envelope;

import dev.galeractl.replication.log.LogTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What journald and syslog put before a line. */
final class SyslogLetters {

    private static final List<String> WEEKDAYS = List.of("Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun ");

    private SyslogLetters() {}

    /**
     * {@code Nov 22 10:26:33 db1 mariadbd[812]: …} (short, short-precise, syslog's files), {@code 2026-11-22T10:26:33+0000 db1 …} (short-iso,
     * rsyslog's files), {@code Sun 2026-11-22 10:26:33 UTC db1 …} (short-full, with-unit), {@code 1763806800.123456 db1 …} (short-unix),
     * {@code [ 1234.567890] db1 …} (short-monotonic); a priority {@code <30>} may stand before each.
     */
    static Optional<Letter> journal(String line) {
        int from = priorityEnd(line);
        Optional<Stamp> stamp = Stamp.withoutYear(line, from)
                .or(() -> Stamp.iso(line, from, false))
                .or(() -> full(line, from))
                .or(() -> Stamp.epoch(line, from));
        int host = stamp.map(Stamp::end).orElseGet(() -> monotonicEnd(line, from));
        if (host < 0 || host >= line.length() || line.charAt(host) != ' ') {
            return Optional.empty();
        }
        int program = wordEnd(line, host + 1) + 1;
        int colon = programEnd(line, program);
        if (program <= host + 2 || colon < 0) {
            return Optional.empty();
        }
        int text = Math.min(line.length(), colon + 2);
        String name = line.substring(program, colon);
        String who = name.indexOf('[') > 0 ? name.substring(0, name.indexOf('[')) : name;
        return Optional.of(new Letter(
                line.substring(text),
                text,
                stamp.map(Stamp::time),
                owner(line.substring(host + 1, program - 1), who),
                program(who),
                false));
    }

    /** {@code <30>1 2026-11-22T10:23:11.123456Z db1 mariadbd 812 - - …}. */
    static Optional<Letter> rfc5424(String line) {
        int version = priorityEnd(line);
        if (version == 0 || !line.startsWith("1 ", version)) {
            return Optional.empty();
        }
        Optional<Stamp> stamp = Stamp.iso(line, version + 2, false);
        int at = stamp.map(Stamp::end).orElse(line.startsWith("- ", version + 2) ? version + 3 : -1);
        if (at < 0 || at >= line.length() || line.charAt(at) != ' ') {
            return Optional.empty();
        }
        int host = at + 1;
        int program = wordEnd(line, host) + 1;
        int process = wordEnd(line, program) + 1;
        int message = wordEnd(line, process) + 1;
        int data = wordEnd(line, message) + 1;
        int text = dataEnd(line, data);
        if (text < 0) {
            return Optional.empty();
        }
        // A byte order mark says that the message is UTF-8.
        int begin = Math.min(line.length(), text < line.length() && line.charAt(text) == '\ufeff' ? text + 1 : text);
        String who = line.substring(program, Math.max(program, process - 1));
        return Optional.of(new Letter(
                line.substring(begin),
                begin,
                stamp.map(Stamp::time),
                owner(line.substring(host, Math.max(host, program - 1)), who),
                program(who),
                false));
    }

    /** Whose log it is: the host's, or that of one of several servers on it. */
    static String owner(String host, String program) {
        String where = host.isEmpty() || host.equals("-") ? "" : "host " + host;
        int instance = program.indexOf('@');
        if (instance > 0 && isServer(program)) {
            String unit = program.endsWith(".service") ? program.substring(0, program.length() - 8) : program;
            return where.isEmpty() ? "unit " + unit : where + ", unit " + unit;
        }
        return where;
    }

    /** Empty for the database server itself, and where nobody is named. */
    static Optional<String> program(String who) {
        String plain = who.startsWith("-") ? who.substring(1) : who;
        return plain.isEmpty() || isServer(plain) ? Optional.empty() : Optional.of(plain);
    }

    static boolean isServer(String program) {
        return program.startsWith("mysqld") || program.startsWith("mariadb") || program.equals("mysql");
    }

    private static int priorityEnd(String line) {
        int end = line.startsWith("<") ? line.indexOf('>') : -1;
        return end > 1 && end <= 4 && line.substring(1, end).chars().allMatch(c -> c >= '0' && c <= '9') ? end + 1 : 0;
    }

    /** {@code Sun 2026-11-22 10:26:33.123456 UTC}: the zone's name is not worth more than the offset, which it is not. */
    static Optional<Stamp> full(String line, int from) {
        return WEEKDAYS.stream().anyMatch(day -> line.startsWith(day, from))
                ? Stamp.iso(line, from + 4, true).flatMap(stamp -> zoned(line, stamp))
                : Optional.empty();
    }

    private static Optional<Stamp> zoned(String line, Stamp stamp) {
        int zone = stamp.end() + 1;
        int end = wordEnd(line, zone);
        if (end <= zone || end - zone > 6) {
            return Optional.empty();
        }
        return Optional.of(
                line.startsWith("UTC", zone)
                        ? new Stamp(new LogTime(stamp.time().local(), Optional.of(ZoneOffset.UTC)), end)
                        : new Stamp(stamp.time(), end));
    }

    /** {@code [ 1234.567890]}: seconds since the boot, no time of ours. */
    private static int monotonicEnd(String line, int from) {
        if (!line.startsWith("[", from)) {
            return -1;
        }
        int end = line.indexOf(']', from);
        if (end < 0 || end > from + 20) {
            return -1;
        }
        for (int i = from + 1; i < end; i++) {
            char c = line.charAt(i);
            if (c != ' ' && c != '.' && (c < '0' || c > '9')) {
                return -1;
            }
        }
        return end + 1;
    }

    /** Index of the colon behind {@code mariadbd[812]}; -1 if none follows a word. */
    private static int programEnd(String line, int from) {
        int end = from;
        while (end < line.length() && end - from < 200 && line.charAt(end) > ' ' && line.charAt(end) != ':') {
            end++;
        }
        // "mariadb@a.service[812]: " and "rsyslogd-2177: "; a colon within, as in "foo::bar[1]", is part of the name.
        while (end + 1 < line.length() && line.charAt(end) == ':' && line.charAt(end + 1) > ' ') {
            end++;
            while (end < line.length() && line.charAt(end) > ' ' && line.charAt(end) != ':') {
                end++;
            }
        }
        return end > from && end < line.length() && line.charAt(end) == ':' ? end : -1;
    }

    /** Index behind the structured data, {@code -} or {@code [id name="value"][…]}, and its blank; -1 if there is none. */
    private static int dataEnd(String line, int from) {
        if (from <= 0 || from > line.length()) {
            return -1;
        }
        if (line.startsWith("-", from)) {
            return Math.min(line.length(), from + 2);
        }
        int at = from;
        while (at < line.length() && line.charAt(at) == '[') {
            boolean quoted = false;
            while (at < line.length() && (quoted || line.charAt(at) != ']')) {
                if (line.charAt(at) == '\\') {
                    at++;
                } else if (line.charAt(at) == '"') {
                    quoted = !quoted;
                }
                at++;
            }
            at++;
        }
        return at == from ? -1 : Math.min(line.length(), at + 1);
    }

    private static int wordEnd(String line, int from) {
        int blank = from > line.length() ? -1 : line.indexOf(' ', from);
        return blank < 0 ? line.length() : blank;
    }
}
