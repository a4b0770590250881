package dev.galeractl.cli.render;

import dev.galeractl.bootstrap.status.NodeStatus;
import dev.galeractl.bootstrap.status.StatusReport;
import java.util.Locale;

/** The document {@code galeractl/status/v1}. */
public final class StatusJson {
    private StatusJson() {}

    public static String of(StatusReport report, Locale locale) {
        return Json.write(JsonObject.document("galeractl/status/v1")
                .put("verdict", report.verdict())
                .put("nodes", report.nodes().stream().map(StatusJson::node).toList())
                .put("findings", FindingJson.findings(report.findings(), locale)));
    }

    private static JsonObject node(NodeStatus node) {
        return new JsonObject()
                .put("address", node.address())
                .put("reach", node.reach().slug())
                .put("reason", node.noAnswer().map(NodeStatus.NoAnswer::detail).filter(words -> !words.isEmpty()))
                .put("name", node.name())
                .put("state", node.state())
                .put("cluster", node.cluster())
                .put("size", node.size())
                .put("clusterStatus", node.clusterStatus())
                .put("ready", node.ready())
                .put("version", node.version())
                .put("position", node.position())
                .put("receiveQueue", node.receiveQueue())
                .put("members", node.members());
    }
}
