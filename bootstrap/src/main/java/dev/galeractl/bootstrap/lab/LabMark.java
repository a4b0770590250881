package dev.galeractl.bootstrap.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The text of a lab's mark. */
public final class LabMark {
    private static final String SCHEMA = "galeractl/lab/v1";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private LabMark() {}

    public static String text(LabSpec spec) {
        ObjectNode mark = JSON.createObjectNode().put("schema", SCHEMA).put("name", spec.name());
        spec.addresses().forEach(mark.putArray("addresses")::add);
        spec.basedir().ifPresent(basedir -> mark.put("basedir", basedir.toString()));
        return JSON.writeValueAsString(mark) + "\n";
    }

    /** The lab of a mark; empty if the text is none. */
    public static Optional<LabSpec> parse(String text, Path folder) {
        try {
            JsonNode mark = JSON.readTree(text);
            if (mark == null || !mark.path("schema").asString("").equals(SCHEMA)) {
                return Optional.empty();
            }
            List<String> addresses = new ArrayList<>();
            mark.path("addresses").forEach(address -> addresses.add(address.asString("")));
            Optional<Path> basedir = mark.has("basedir")
                    ? Optional.of(Path.of(mark.path("basedir").asString("")))
                    : Optional.empty();
            String name = mark.path("name").asString("");
            boolean sound = LabSpec.isName(name)
                    && !addresses.isEmpty()
                    && addresses.stream()
                            .allMatch(address -> LabSpec.block(address, 1).isPresent());
            return sound ? Optional.of(new LabSpec(name, folder, addresses, basedir)) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }
}
