package dev.galeractl.cli.render;

import dev.galeractl.bootstrap.status.NodeStatus;
import dev.galeractl.bootstrap.status.NodeStatus.Reach;
import dev.galeractl.bootstrap.status.StatusReport;
import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.finding.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One look at some nodes as a table; what all of them have in common stands above it once. */
public final class StatusText {
    private final Theme theme;
    private final int width;
    private final Messages messages;

    public StatusText(Theme theme, int width, Messages messages) {
        this.theme = theme;
        this.width = width;
        this.messages = messages;
    }

    public String of(StatusReport report) {
        Page page = new Page(theme, width);
        List<NodeStatus> nodes = report.nodes();
        Optional<String> cluster = common(nodes, node -> node.cluster().map(Object::toString));
        Optional<String> version = common(nodes, NodeStatus::version);
        cluster.ifPresent(uuid -> page.line(messages.text("status.cluster", uuid)));
        version.ifPresent(text -> page.line(messages.text("status.version", Printable.line(text))));
        page.gap();
        Table table = new Table(theme);
        table.heading(headings(cluster, version));
        nodes.forEach(node -> table.row(cells(node, cluster, version), role(node)));
        table.print(page);
        FindingBlock block = new FindingBlock(page, messages, false);
        report.findings().forEach(finding -> {
            page.gap();
            block.print(finding);
        });
        Verdict verdict = report.verdict();
        page.gap()
                .line(theme.paint(ReportEnd.role(verdict), messages.text("verdict." + FindingBlock.lower(verdict)))
                        + "  "
                        + summary(nodes));
        return page.toString();
    }

    private List<String> headings(Optional<String> cluster, Optional<String> version) {
        List<String> keys = new ArrayList<>(List.of("name", "address", "state", "primary", "size", "ready"));
        if (cluster.isEmpty()) {
            keys.add("cluster");
        }
        if (version.isEmpty()) {
            keys.add("version");
        }
        keys.addAll(List.of("position", "queue"));
        return keys.stream().map(key -> messages.text("status." + key)).toList();
    }

    private List<String> cells(NodeStatus node, Optional<String> cluster, Optional<String> version) {
        List<String> cells = new ArrayList<>(List.of(
                node.name().orElse("-"),
                node.address(),
                node.reach() == Reach.ANSWERED
                        ? node.state().orElse("-")
                        : messages.text("reach." + FindingBlock.lower(node.reach())),
                node.clusterStatus().orElse("-"),
                show(node.size()),
                node.ready()
                        .map(ready -> messages.text(ready ? "status.yes" : "status.no"))
                        .orElse("-")));
        if (cluster.isEmpty()) {
            // The first block of a UUID is enough to see which nodes agree.
            cells.add(
                    node.cluster().map(uuid -> uuid.toString().substring(0, 8)).orElse("-"));
        }
        if (version.isEmpty()) {
            cells.add(node.version().orElse("-"));
        }
        cells.add(show(node.position()));
        cells.add(show(node.receiveQueue()));
        return cells.stream().map(Printable::line).toList();
    }

    private String summary(List<NodeStatus> nodes) {
        long synced = nodes.stream()
                .filter(node -> node.state().filter("Synced"::equals).isPresent())
                .count();
        return messages.text("status.summary", synced, nodes.size());
    }

    private static Role role(NodeStatus node) {
        return switch (node.reach()) {
            case ANSWERED -> node.ready().orElse(false) ? Role.GOOD : Role.ERROR;
            case GALERA_ONLY, DENIED -> Role.WARNING;
            case REFUSED, TIMED_OUT, FAILED -> Role.ERROR;
        };
    }

    private static Optional<String> common(List<NodeStatus> nodes, Function<NodeStatus, Optional<String>> property) {
        List<String> values = nodes.stream()
                .flatMap(node -> property.apply(node).stream())
                .distinct()
                .toList();
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static String show(Optional<? extends Number> number) {
        return number.map(Object::toString).orElse("-");
    }
}
