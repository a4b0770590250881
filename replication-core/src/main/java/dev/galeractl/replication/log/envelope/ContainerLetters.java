package dev.galeractl.replication.log.envelope;

import java.util.Optional;

/** What container runtimes and their command lines put before a line. */
final class ContainerLetters {

    private ContainerLetters() {}

    /** {@code 2026-11-22T10:23:11.123456789+00:00 stderr P …}: P where the line goes on, F where it ends; tags may follow, {@code F:tag}. */
    static Optional<Letter> cri(String line) {
        return Stamp.iso(line, 0, false).flatMap(stamp -> {
            int stream = stamp.end() + 1;
            if (!line.startsWith(" stdout ", stamp.end()) && !line.startsWith(" stderr ", stamp.end())) {
                return Optional.empty();
            }
            int tag = stream + 7;
            if (tag >= line.length() || (line.charAt(tag) != 'P' && line.charAt(tag) != 'F')) {
                return Optional.empty();
            }
            int end = line.indexOf(' ', tag);
            if (end < 0) {
                end = line.length();
            } else if (end > tag + 1 && line.charAt(tag + 1) != ':') {
                return Optional.empty();
            }
            int text = Math.min(line.length(), end + 1);
            return Optional.of(new Letter(
                    line.substring(text),
                    text,
                    Optional.of(stamp.time()),
                    "",
                    Optional.empty(),
                    line.charAt(tag) == 'P'));
        });
    }

    /** {@code [pod/db-0/mariadb] …}: the container is named unless it is surely the server's. */
    static Optional<Letter> kubectl(String line) {
        int end = line.indexOf("] ");
        int close = end < 0 && line.endsWith("]") ? line.length() - 1 : end;
        if (!line.startsWith("[pod/") || close < 0 || close > 300) {
            return Optional.empty();
        }
        int slash = line.indexOf('/', 5);
        if (slash < 0 || slash > close || line.substring(0, close).indexOf(' ') >= 0) {
            return Optional.empty();
        }
        int text = Math.min(line.length(), close + 2);
        return Optional.of(new Letter(
                line.substring(text),
                text,
                Optional.empty(),
                pod(line.substring(5, slash), line.substring(slash + 1, close)),
                Optional.empty(),
                false));
    }

    /**
     * {@code db-0 mariadb …}: two names alone would be too little to tell it by, so the pod's has to end as those of stateful sets and deployments do, in
     * a number or in five characters of Kubernetes' alphabet, which has no vowels.
     */
    static Optional<Letter> stern(String line) {
        int pod = labelEnd(line, 0);
        int container = pod < line.length() ? labelEnd(line, pod + 1) : pod;
        boolean fits = pod < line.length()
                && line.charAt(pod) == ' '
                && container > pod + 1
                && (container == line.length() || line.charAt(container) == ' ')
                && isPod(line.substring(0, pod));
        if (!fits) {
            return Optional.empty();
        }
        int text = Math.min(line.length(), container + 1);
        return Optional.of(new Letter(
                line.substring(text),
                text,
                Optional.empty(),
                pod(line.substring(0, pod), line.substring(pod + 1, container)),
                Optional.empty(),
                false));
    }

    private static boolean isPod(String name) {
        String last = name.substring(name.lastIndexOf('-') + 1);
        boolean ordinal = last.length() <= 3 && last.chars().allMatch(Character::isDigit);
        boolean chance =
                last.length() == 5 && last.chars().allMatch(c -> "bcdfghjklmnpqrstvwxz2456789".indexOf(c) >= 0);
        return name.indexOf('-') > 0 && !last.isEmpty() && (ordinal || chance);
    }

    /** Of a name as Kubernetes allows it: small letters, digits, dashes and points. */
    private static int labelEnd(String line, int from) {
        int end = from;
        while (end < line.length()
                && end - from < 254
                && isName(line.charAt(end))
                && !Character.isUpperCase(line.charAt(end))
                && line.charAt(end) != '_') {
            end++;
        }
        return end;
    }

    /** {@code db1-1  | …}: a name, blanks, a bar, a blank. */
    static Optional<Letter> compose(String line) {
        int name = 0;
        while (name < line.length() && name < 100 && isName(line.charAt(name))) {
            name++;
        }
        int bar = name;
        while (bar < line.length() && line.charAt(bar) == ' ') {
            bar++;
        }
        boolean fits = name > 0
                && bar > name
                && bar < line.length()
                && line.charAt(bar) == '|'
                && (bar + 1 == line.length() || line.charAt(bar + 1) == ' ');
        if (!fits) {
            return Optional.empty();
        }
        int text = Math.min(line.length(), bar + 2);
        return Optional.of(new Letter(
                line.substring(text),
                text,
                Optional.empty(),
                "container " + line.substring(0, name),
                Optional.empty(),
                false));
    }

    /** {@code 2026-11-22T10:23:11.123456789Z …}; not the head of a server's own line, which from MySQL 5.7 on begins alike. */
    static Optional<Letter> timestamps(String line) {
        return Stamp.iso(line, 0, false)
                .filter(stamp -> line.charAt(10) == 'T'
                        && (stamp.end() == line.length() || line.charAt(stamp.end()) == ' ')
                        && !isServerHead(line, stamp.end()))
                .map(stamp -> {
                    int text = Math.min(line.length(), stamp.end() + 1);
                    return new Letter(
                            line.substring(text), text, Optional.of(stamp.time()), "", Optional.empty(), false);
                });
    }

    static String pod(String pod, String container) {
        return container.isEmpty() || isServers(container) ? "pod " + pod : "pod " + pod + ", container " + container;
    }

    /** {@code  0 [Note]}, {@code  mysqld_safe Starting}. */
    private static boolean isServerHead(String line, int from) {
        int at = from;
        while (at < line.length() && (line.charAt(at) == ' ' || Character.isDigit(line.charAt(at)))) {
            at++;
        }
        boolean level = at > from + 1 && Character.isDigit(line.charAt(at - 2)) && line.startsWith("[", at);
        return level
                || (line.startsWith("[", from + 1) && !isToolMark(line, from + 1))
                || line.startsWith("mysqld_safe ", from + 1)
                || line.startsWith("mariadbd-safe ", from + 1);
    }

    /** {@code [00] }, with which backup tools begin a line: no server does. */
    private static boolean isToolMark(String line, int from) {
        return from + 3 < line.length()
                && Character.isDigit(line.charAt(from + 1))
                && Character.isDigit(line.charAt(from + 2))
                && line.charAt(from + 3) == ']';
    }

    private static boolean isServers(String container) {
        return container.startsWith("mariadb")
                || container.startsWith("mysql")
                || container.equals("pxc")
                || container.equals("database")
                || container.equals("db")
                || container.startsWith("galera")
                || container.startsWith("percona");
    }

    private static boolean isName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.';
    }
}
