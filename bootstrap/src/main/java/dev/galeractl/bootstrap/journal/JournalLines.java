package dev.galeractl.bootstrap.journal;

import dev.galeractl.bootstrap.journal.JournalRecord.StepRecord;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lines of a journal: one JSON object each. A line counts when it is whole, with its newline; a run that was killed while writing leaves at most
 * one that is not, and the reader passes over it.
 */
final class JournalLines {
    private static final JsonMapper JSON = JsonMapper.shared();

    private JournalLines() {}

    static String opened(Instant at, Plan plan, String subject) {
        ObjectNode line = line(at, "opened");
        line.put("operation", plan.operationId());
        line.put("verb", plan.verb().words());
        line.put("subject", subject);
        line.put("steps", plan.steps().size());
        return text(line);
    }

    static String begun(Instant at, int index, Step step) {
        ObjectNode line = stepLine(at, "begin", index, step);
        // What is moved, copied or made, and where to: it must be on the disk before it happens.
        ObjectNode object = line.putObject("parameters");
        step.sentence().parameters().forEach(object::put);
        return text(line);
    }

    static String ended(Instant at, int index, Step step, Map<String, String> facts) {
        ObjectNode line = stepLine(at, "end", index, step);
        put(line, facts);
        return text(line);
    }

    static String stopped(Instant at, int index, Step step, String reason, Map<String, String> facts) {
        ObjectNode line = stepLine(at, "stop", index, step).put("reason", reason);
        if (!facts.isEmpty()) {
            put(line, facts);
        }
        return text(line);
    }

    private static void put(ObjectNode line, Map<String, String> facts) {
        ObjectNode object = line.putObject("facts");
        new TreeMap<>(facts).forEach(object::put);
    }

    static String finished(Instant at) {
        return text(line(at, "finished"));
    }

    /** Empty if not even the first line is whole. */
    static Optional<JournalRecord> parse(byte[] bytes) {
        Optional<JournalRecord> record = Optional.empty();
        String text = new String(bytes, StandardCharsets.UTF_8);
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            Optional<JsonNode> line = read(text.substring(start, end));
            if (line.isPresent()) {
                record = after(record, line.get());
            }
            start = end + 1;
        }
        return record;
    }

    private static Optional<JournalRecord> after(Optional<JournalRecord> before, JsonNode line) {
        String event = line.path("event").asString("");
        if (event.equals("opened")) {
            List<StepRecord> steps = before.map(JournalRecord::steps).orElse(List.of());
            return Optional.of(new JournalRecord(
                    line.path("operation").asString(""),
                    line.path("verb").asString(""),
                    line.path("subject").asString(""),
                    steps,
                    false));
        }
        return before.map(record -> {
            List<StepRecord> steps = new ArrayList<>(record.steps());
            boolean finished = record.finished();
            if (event.equals("begin")) {
                steps.add(new StepRecord(
                        line.path("slug").asString(""),
                        line.path("node").asString(""),
                        facts(line.path("parameters")),
                        instant(line.path("at").asString("")),
                        Optional.empty(),
                        false));
            } else if (event.equals("stop") && !steps.isEmpty()) {
                StepRecord last = steps.get(steps.size() - 1);
                // A step that the guards refused was never begun; the line before it is another's.
                if (last.facts().isEmpty()
                        && !last.stopped()
                        && last.slug().equals(line.path("slug").asString(""))) {
                    steps.set(
                            steps.size() - 1,
                            new StepRecord(
                                    last.slug(),
                                    last.node(),
                                    last.parameters(),
                                    last.begun(),
                                    line.has("facts") ? Optional.of(facts(line.path("facts"))) : Optional.empty(),
                                    true));
                }
            } else if (event.equals("end") && !steps.isEmpty()) {
                StepRecord last = steps.remove(steps.size() - 1);
                steps.add(new StepRecord(
                        last.slug(),
                        last.node(),
                        last.parameters(),
                        last.begun(),
                        Optional.of(facts(line.path("facts"))),
                        false));
            } else if (event.equals("finished")) {
                finished = true;
            }
            return new JournalRecord(record.operationId(), record.verb(), record.subject(), steps, finished);
        });
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> facts(JsonNode object) {
        Map<String, String> facts = new TreeMap<>();
        object.properties()
                .forEach(entry -> facts.put(entry.getKey(), entry.getValue().asString("")));
        return facts;
    }

    private static Optional<JsonNode> read(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return node != null && node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (JacksonException cutOff) {
            return Optional.empty();
        }
    }

    private static ObjectNode stepLine(Instant at, String event, int index, Step step) {
        return line(at, event).put("step", index).put("slug", step.slug()).put("node", step.node());
    }

    private static ObjectNode line(Instant at, String event) {
        return JSON.createObjectNode().put("event", event).put("at", at.toString());
    }

    private static String text(ObjectNode line) {
        return JSON.writeValueAsString(line) + "\n";
    }
}
