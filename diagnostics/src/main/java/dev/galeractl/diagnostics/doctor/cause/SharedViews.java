package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.GroupEvent.ViewKind;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.NodeHistory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The last view that a node and another one both wrote down. */
final class SharedViews {

    private SharedViews() {}

    /** That view as the node has it, and as the other has it; nothing if there is none. */
    static List<ViewChanged> of(String label, CaseFile caseFile) {
        List<ViewChanged> own = views(caseFile, label).toList();
        List<String> others = caseFile.nodes().stream()
                .map(NodeHistory::label)
                .filter(it -> !it.equals(label))
                .toList();
        for (String other : others) {
            List<ViewChanged> theirs = views(caseFile, other).toList();
            for (int i = own.size() - 1; i >= 0; i--) {
                ViewChanged mine = own.get(i);
                Optional<ViewChanged> same = theirs.stream()
                        .filter(view -> view.viewId().equals(mine.viewId()))
                        .findFirst();
                if (same.isPresent()) {
                    return List.of(mine, same.get());
                }
            }
        }
        return List.of();
    }

    private static Stream<ViewChanged> views(CaseFile caseFile, String label) {
        return caseFile.nodes().stream()
                .filter(node -> node.label().equals(label))
                .flatMap(node -> node.starts().stream())
                .flatMap(start -> start.all(ViewChanged.class).stream())
                .filter(view ->
                        view.kind() == ViewKind.PRIMARY && view.members().size() > 1);
    }
}
