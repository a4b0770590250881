package dev.galeractl.replication.log.envelope;

import dev.galeractl.replication.log.LogTime;
import java.util.Map;
import java.util.Optional;

/**
 * One JSON object on a line, whoever wrote it: told by its fields.
 *
 * <ul>
 *   <li>{@code MESSAGE}: {@code journalctl -o json} (systemd.journal-fields(7)).
 *   <li>{@code msg} with {@code prio}, {@code err_code} or {@code err_symbol}: MySQL 8's {@code log_sink_json}; made a line as the classic sink writes.
 *   <li>{@code log}: docker's json-file ({@code stream}, {@code time}), Fluent Bit in the operators' containers ({@code file}, {@code kubernetes.…}).
 *   <li>{@code message} with {@code podName} and {@code containerName}: {@code stern -o json}.
 *   <li>{@code msg} or {@code message}: structured logs of Go programs, such as operators ({@code level}, {@code ts}, {@code logger}, {@code error}).
 * </ul>
 */
final class JsonLetters {

    private static final String NOBODY = "";

    private JsonLetters() {}

    static Optional<Letter> open(String line) {
        return JsonFields.of(line).flatMap(JsonLetters::letter);
    }

    private static Optional<Letter> letter(Map<String, String> fields) {
        if (fields.containsKey("MESSAGE")) {
            return Optional.of(journal(fields));
        }
        if (fields.containsKey("msg") && (fields.containsKey("err_code") || fields.containsKey("prio"))) {
            return Optional.of(mysql(fields));
        }
        if (fields.containsKey("log")) {
            return Optional.of(container(fields));
        }
        if (fields.containsKey("message") && fields.containsKey("podName")) {
            return Optional.of(stern(fields));
        }
        String message = first(fields, "msg", "message");
        return message.isEmpty() ? Optional.empty() : Optional.of(structured(fields, message));
    }

    static Letter journal(Map<String, String> fields) {
        String who = first(fields, "SYSLOG_IDENTIFIER", "_COMM");
        String unit = first(fields, "UNIT", "_SYSTEMD_UNIT");
        String container = fields.getOrDefault("CONTAINER_NAME", NOBODY);
        String host = SyslogLetters.owner(fields.getOrDefault("_HOSTNAME", NOBODY), unit);
        String owner = container.isEmpty() ? host : (host.isEmpty() ? "" : host + ", ") + "container " + container;
        boolean server = !container.isEmpty() || SyslogLetters.isServer(who);
        return new Letter(
                fields.getOrDefault("MESSAGE", NOBODY),
                0,
                micros(fields.getOrDefault("__REALTIME_TIMESTAMP", NOBODY)),
                owner,
                server ? Optional.empty() : SyslogLetters.program(who),
                fields.getOrDefault("CONTAINER_PARTIAL_MESSAGE", NOBODY).equals("true"));
    }

    /** The fields are those of the manual's chapter on the error log's events. */
    private static Letter mysql(Map<String, String> fields) {
        String label = fields.getOrDefault("label", NOBODY);
        String level = !label.isEmpty()
                ? label
                : switch (fields.getOrDefault("prio", NOBODY)) {
                    case "0" -> "System";
                    case "1" -> "ERROR";
                    case "2" -> "Warning";
                    default -> "Note";
                };
        String code = fields.getOrDefault("err_code", NOBODY);
        String line = first(fields, "time") + " " + numberOr(fields.getOrDefault("thread", NOBODY), "0") + " [" + level
                + "] [MY-" + "0".repeat(Math.max(0, 6 - code.length())) + code + "] ["
                + fields.getOrDefault("subsystem", "Server") + "] " + fields.getOrDefault("msg", NOBODY);
        return Letter.plain(line.strip());
    }

    private static Letter container(Map<String, String> fields) {
        String text = fields.getOrDefault("log", NOBODY);
        String file = fields.getOrDefault("file", NOBODY);
        String pod = first(fields, "kubernetes.pod_name", "pod_name", "pod");
        String container = first(fields, "kubernetes.container_name", "container_name");
        boolean docker = fields.containsKey("stream") && fields.containsKey("time");
        return new Letter(
                text,
                0,
                time(first(fields, "time", "timestamp", "@timestamp", "date")),
                pod.isEmpty() ? "" : ContainerLetters.pod(pod, container),
                ToolLog.of(file),
                // Docker cuts what is longer than 16 KiB; only the last piece has the line's end.
                docker && !text.endsWith("\n"));
    }

    private static Letter stern(Map<String, String> fields) {
        return new Letter(
                fields.getOrDefault("message", NOBODY),
                0,
                Optional.empty(),
                ContainerLetters.pod(
                        fields.getOrDefault("podName", NOBODY), fields.getOrDefault("containerName", NOBODY)),
                Optional.empty(),
                false);
    }

    private static Letter structured(Map<String, String> fields, String message) {
        StringBuilder text = new StringBuilder(message);
        for (String name : new String[] {"error", "err"}) {
            String value = fields.getOrDefault(name, NOBODY);
            if (!value.isEmpty()) {
                text.append(": ").append(value);
            }
        }
        String pod = first(fields, "pod", "pod_name");
        return new Letter(
                text.toString(),
                0,
                time(first(fields, "ts", "time", "timestamp", "@timestamp")),
                "",
                Optional.of(pod.isEmpty() ? first(fields, "logger", "controller", "caller") : pod)
                        .map(name -> name.isEmpty() ? "operator" : name),
                false);
    }

    private static String first(Map<String, String> fields, String... names) {
        for (String name : names) {
            String value = fields.getOrDefault(name, NOBODY);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return NOBODY;
    }

    private static String numberOr(String text, String otherwise) {
        return !text.isEmpty() && text.length() < 18 && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? text
                : otherwise;
    }

    /** RFC 3339, or seconds since 1970, with which Go programs count. */
    private static Optional<LogTime> time(String text) {
        return Stamp.iso(text, 0, true).or(() -> Stamp.epoch(text, 0)).map(Stamp::time);
    }

    private static Optional<LogTime> micros(String text) {
        if (text.length() < 12 || text.length() > 17 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        long micros = Long.parseLong(text);
        return Optional.of(Stamp.ofEpoch(micros / 1_000_000, (int) (micros % 1_000_000) * 1000));
    }
}
