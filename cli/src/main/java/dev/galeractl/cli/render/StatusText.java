package dev.galeractl.cli.render;

import dev.galeractl.bootstrap.status.NodeStatus;
import dev.galeractl.bootstrap.status.NodeStatus.NoAnswer;
import dev.galeractl.bootstrap.status.NodeStatus.Reach;
import dev.galeractl.bootstrap.status.StatusReport;
import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.finding.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        table(nodes, page);
        reasons(nodes, page);
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

    /** A column in which no node has anything says nothing; where the line is too short, the version gives way, facts about the state never. */
    private void table(List<NodeStatus> nodes, Page page) {
        List<Column> columns = new ArrayList<>(columns(nodes));
        columns.removeIf(column -> column.need() > 0 && nodes.stream().noneMatch(node -> column.has(node)));
        while (width(columns, nodes) > width && columns.stream().anyMatch(column -> column.need() > 1)) {
            columns.remove(
                    columns.stream().max(Comparator.comparingInt(Column::need)).orElseThrow());
        }
        Table table = new Table(theme);
        table.heading(
                columns.stream().map(column -> messages.text(column.heading())).toList());
        nodes.forEach(node ->
                table.row(columns.stream().map(column -> column.text(node)).toList(), role(node)));
        table.print(page);
    }

    private List<Column> columns(List<NodeStatus> nodes) {
        List<Column> columns = new ArrayList<>(List.of(
                new Column("status.name", 0, NodeStatus::name),
                new Column("status.address", 0, node -> Optional.of(node.address())),
                new Column("status.state", 0, this::state),
                new Column("status.primary", 1, NodeStatus::clusterStatus),
                new Column("status.size", 1, node -> node.size().map(Object::toString)),
                new Column(
                        "status.ready",
                        1,
                        node -> node.ready().map(ready -> messages.text(ready ? "status.yes" : "status.no")))));
        if (common(nodes, node -> node.cluster().map(Object::toString)).isEmpty()) {
            // The first block of a UUID is enough to see which nodes agree.
            columns.add(new Column(
                    "status.cluster-head",
                    1,
                    node -> node.cluster().map(uuid -> uuid.toString().substring(0, 8))));
        }
        if (common(nodes, NodeStatus::version).isEmpty()) {
            columns.add(new Column(
                    "status.version-head", 2, node -> node.version().map(version -> version.replaceFirst("-.*", ""))));
        }
        columns.add(new Column("status.position", 1, node -> node.position().map(Object::toString)));
        columns.add(new Column("status.queue", 1, node -> node.receiveQueue().map(Object::toString)));
        return columns;
    }

    private Optional<String> state(NodeStatus node) {
        return node.reach() == Reach.ANSWERED
                ? node.state()
                : Optional.of(messages.text("reach." + FindingBlock.lower(node.reach())));
    }

    private int width(List<Column> columns, List<NodeStatus> nodes) {
        int between = 2 * (columns.size() - 1);
        return columns.stream()
                        .mapToInt(column -> Math.max(
                                TextWidth.of(messages.text(column.heading())),
                                nodes.stream()
                                        .mapToInt(node -> TextWidth.of(column.text(node)))
                                        .max()
                                        .orElse(0)))
                        .sum()
                + between;
    }

    /** Why nodes gave no status; those with the same reason share a line. */
    private void reasons(List<NodeStatus> nodes, Page page) {
        Map<String, List<String>> told = new LinkedHashMap<>();
        for (NodeStatus node : nodes) {
            node.noAnswer()
                    .ifPresent(reason -> told.computeIfAbsent(
                                    key(node, reason) + "\n" + reason.detail(), it -> new ArrayList<>())
                            .add(node.address()));
        }
        if (!told.isEmpty()) {
            page.gap();
        }
        told.forEach((reason, addresses) -> {
            int end = reason.indexOf('\n');
            String detail = Printable.line(reason.substring(end + 1));
            page.paragraph(0, messages.text(reason.substring(0, end), String.join(", ", addresses), detail));
        });
    }

    private static String key(NodeStatus node, NoAnswer reason) {
        boolean starting = node.reach() == Reach.GALERA_ONLY && reason.kind() == Reach.REFUSED;
        return "status.noSql." + (starting ? "starting" : FindingBlock.lower(reason.kind()));
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

    /**
     * One column.
     *
     * @param need 0 always, 1 where a node has something for it, above that the lowest are the last to give way
     */
    private record Column(String heading, int need, Function<NodeStatus, Optional<String>> cell) {
        boolean has(NodeStatus node) {
            return cell.apply(node).isPresent();
        }

        String text(NodeStatus node) {
            return Printable.line(cell.apply(node).orElse("-"));
        }
    }
}
