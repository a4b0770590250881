package dev.galeractl.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * docs/provisioning/cloud-init.yaml, as cloud-init reads it.
 *
 * @param written path → text
 * @param command of {@code runcmd}, as a line of a shell
 */
record CloudInitExample(Map<String, String> written, String command) {
    static final Path FOLDER = Path.of("../docs/provisioning");

    static CloudInitExample read() throws IOException {
        JsonNode document = new YAMLMapper().readTree(Files.readString(FOLDER.resolve("cloud-init.yaml")));
        Map<String, String> written = new LinkedHashMap<>();
        document.get("write_files")
                .forEach(it ->
                        written.put(it.get("path").asString(), it.get("content").asString()));
        List<String> words = new ArrayList<>();
        document.get("runcmd").get(0).forEach(it -> words.add(it.asString()));
        return new CloudInitExample(written, String.join(" ", words));
    }

    /** The same files for a host of another network. */
    Map<String, String> files(String first, String second, String name, String address) {
        Map<String, String> files = new LinkedHashMap<>();
        written.forEach((path, text) -> files.put(
                path,
                text.replace("gcomm://10.0.0.11,10.0.0.12,10.0.0.13", "gcomm://" + first + "," + second)
                        .replace("wsrep_node_name = db2", "wsrep_node_name = " + name)
                        .replace("wsrep_node_address = 10.0.0.12", "wsrep_node_address = " + address)));
        return files;
    }
}
