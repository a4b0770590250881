package dev.galeractl.replication.log.envelope;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What stands around the lines of a log: what its collector writes. */
public enum LogForm {
    /** Nothing: the file as the server writes it. */
    PLAIN("plain"),
    /** One JSON object on a line: {@code journalctl -o json}, docker's json-file, Fluent Bit, operators, MySQL's JSON sink. */
    JSON("json"),
    /** {@code journalctl -o export}: a line for each field. Told by the first line, and read as a whole. */
    EXPORT("export"),
    /** {@code journalctl -o json-pretty}: JSON with a line for each field. Told by the first two lines, and read as a whole. */
    JSON_PRETTY("json-pretty"),
    /** {@code journalctl -o verbose}: a line for each field, too. */
    VERBOSE("verbose"),
    /** A container's log on a Kubernetes node: {@code 2026-11-22T10:23:11.123456789Z stderr F …}. */
    CRI("cri"),
    /** {@code kubectl logs --prefix}: {@code [pod/db-0/mariadb] …}. */
    KUBECTL("kubectl"),
    /** {@code stern}: {@code db-0 mariadb …}, a pod and its container. */
    STERN("stern"),
    /** {@code docker compose logs}: {@code db1-1  | …}. */
    COMPOSE("compose"),
    /** RFC 5424: {@code <30>1 2026-11-22T10:23:11.123456Z db1 mariadbd 812 - - …}. */
    SYSLOG("syslog"),
    /** {@code journalctl}, any {@code -o short…}, and the files of syslog: {@code Nov 22 10:26:33 db1 mariadbd[812]: …}. */
    JOURNAL("journal"),
    /** {@code docker logs -t}, {@code kubectl logs --timestamps}: {@code 2026-11-22T10:23:11.123456789Z …}. */
    TIMESTAMPS("timestamps");

    private final String word;

    LogForm(String word) {
        this.word = word;
    }

    /** How a command line calls it. */
    @Override
    public String toString() {
        return word;
    }

    /** Those that hold a line each, first those that are hardest to mistake for another. */
    static List<LogForm> envelopes() {
        return List.of(JSON, CRI, KUBECTL, SYSLOG, JOURNAL, COMPOSE, TIMESTAMPS, STERN);
    }

    /** The one of several lines for each entry in which a file is written that begins with these lines. */
    static Optional<LogForm> ofEntries(String first, String second) {
        if (ExportEntries.begin(first)) {
            return Optional.of(EXPORT);
        }
        if (PrettyEntries.begin(first, second)) {
            return Optional.of(JSON_PRETTY);
        }
        return VerboseEntries.begin(first) ? Optional.of(VERBOSE) : Optional.empty();
    }

    /** What puts together the lines of an entry; empty where each entry is a line. */
    Optional<Entries> entries(BiConsumer<PhysicalLine, Letter> sink) {
        return switch (this) {
            case EXPORT -> Optional.of(new ExportEntries(sink));
            case JSON_PRETTY -> Optional.of(new PrettyEntries(sink));
            case VERBOSE -> Optional.of(new VerboseEntries(sink));
            case PLAIN, JSON, CRI, KUBECTL, STERN, COMPOSE, SYSLOG, JOURNAL, TIMESTAMPS -> Optional.empty();
        };
    }

    /** What the line holds; empty if it is no such envelope. */
    Optional<Letter> open(String line) {
        return switch (this) {
            case PLAIN, EXPORT, JSON_PRETTY, VERBOSE -> Optional.empty();
            case JSON -> JsonLetters.open(line);
            case CRI -> ContainerLetters.cri(line);
            case KUBECTL -> ContainerLetters.kubectl(line);
            case STERN -> ContainerLetters.stern(line);
            case COMPOSE -> ContainerLetters.compose(line);
            case SYSLOG -> SyslogLetters.rfc5424(line);
            case JOURNAL -> SyslogLetters.journal(line);
            case TIMESTAMPS -> ContainerLetters.timestamps(line);
        };
    }
}
