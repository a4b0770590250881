package dev.galeractl.bootstrap.cluster.saved;

import dev.galeractl.bootstrap.cluster.plan.Wish;
import dev.galeractl.bootstrap.guard.Waivers;
import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the JSON document {@code galeractl/plan-file/v1}. Its last field is a digest of all others, by which damage and edits are noticed. */
public final class SavedPlanText {
    static final String SCHEMA = "galeractl/plan-file/v1";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private SavedPlanText() {}

    /** The whole file. */
    public static String of(SavedPlan plan) {
        ObjectNode document = document(plan);
        document.put("digest", digest(plan));
        return JSON.writeValueAsString(document) + "\n";
    }

    /** Of everything else in the file, however that is laid out. */
    static String digest(SavedPlan plan) {
        return Digest.of(document(plan).toString());
    }

    private static ObjectNode document(SavedPlan plan) {
        ObjectNode document = JSON.createObjectNode();
        document.put("schema", SCHEMA);
        document.put("operationId", plan.operation());
        document.put("verb", plan.asked().wish().verb().words());
        document.put("node", plan.asked().wish() instanceof Wish.Add add ? add.node() : null);
        document.put("installs", plan.asked().wish().installs());
        document.put("description", plan.asked().description().toString());
        document.put("descriptionDigest", plan.asked().digest());
        waivers(plan.asked().waivers(), document.putObject("waivers"));
        texts(plan.asked().ignoredChecks(), document.putObject("ignoredChecks"));
        document.put("at", plan.origin().at().toString());
        document.put("by", plan.origin().by());
        document.put("taken", plan.origin().taken());
        ArrayNode steps = document.putArray("steps");
        plan.steps()
                .forEach(step -> steps.addObject()
                        .put("slug", step.slug())
                        .put("node", step.node())
                        .put("text", step.text())
                        .put("mutates", step.mutates())
                        .put("digest", step.digest()));
        ObjectNode fingerprint = document.putObject("fingerprint");
        plan.fingerprint().facts().forEach((node, facts) -> texts(facts, fingerprint.putObject(node)));
        return document;
    }

    private static void waivers(Waivers waivers, ObjectNode object) {
        names(waivers.adoptData(), object.putArray("adoptData"));
        names(waivers.overwriteData(), object.putArray("overwriteData"));
        names(waivers.acceptMissing(), object.putArray("acceptMissing"));
    }

    private static void names(Collection<String> names, ArrayNode array) {
        names.stream().sorted().forEach(array::add);
    }

    private static void texts(Map<String, String> texts, ObjectNode object) {
        texts.forEach(object::put);
    }
}
