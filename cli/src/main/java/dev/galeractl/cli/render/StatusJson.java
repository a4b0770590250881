package dev.galeractl.cli.render;

import dev.galeractl.bootstrap.status.NodeStatus;
import dev.galeractl.bootstrap.status.StatusReport;
import dev.galeractl.diagnostics.finding.Verdict;

/** The document {@code galeractl/status/v1}. */
public final class StatusJson {
    private StatusJson() {}

    public static String of(StatusReport report, Verdict verdict) {
        return Json.write(JsonObject.document("galeractl/status/v1")
                .put("verdict", verdict)
                .put("nodes", report.nodes().stream().map(StatusJson::node).toList()));
    }

    private static JsonObject node(NodeStatus node) {
        return new JsonObject()
                .put("address", node.address())
                .put("reach", node.reach())
                .put("name", node.name())
                .put("state", node.state())
                .put("cluster", node.cluster())
                .put("size", node.size())
                .put("clusterStatus", node.clusterStatus())
                .put("ready", node.ready())
                .put("version", node.version())
                .put("position", node.position())
                .put("receiveQueue", node.receiveQueue());
    }
}
