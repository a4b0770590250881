package dev.galeractl.bootstrap.cluster;

import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.source.SourceText;
import dev.galeractl.replication.yaml.NotYaml;
import dev.galeractl.replication.yaml.YamlNode;
import dev.galeractl.replication.yaml.YamlTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A cluster.yaml that was read: what it describes, or every mistake in it. Whatever the text, an answer comes back. */
public final class ClusterFile {
    private static final Comparator<Mistake> BY_PLACE = Comparator.comparingInt(
                    (Mistake it) -> it.place().line())
            .thenComparingInt(it -> it.place().column());

    private final SourceFile shown;
    private final Places places;
    private final Optional<ClusterDescription> description;
    private final List<Mistake> mistakes;

    private ClusterFile(
            SourceFile shown, Places places, Optional<ClusterDescription> description, List<Mistake> mistakes) {
        this.shown = shown;
        this.places = places;
        this.description = description;
        this.mistakes = mistakes.stream().sorted(BY_PLACE).toList();
    }

    /** Reads a text. */
    public static ClusterFile read(SourceText text) {
        SourceFile shown = SecretMask.of(SourceFile.of(text));
        Places places = new Places(shown);
        YamlNode root;
        try {
            root = YamlTree.read(text.text());
        } catch (NotYaml e) {
            Mistake mistake = new Mistake(
                    places.evidence(e.at(), 1),
                    Sentence.of(
                            switch (e.kind()) {
                                case SYNTAX -> "cluster.no-yaml";
                                case ALIAS -> "cluster.alias";
                                case SECOND_DOCUMENT -> "cluster.second-document";
                            },
                            "key",
                            e.detail()),
                    Optional.empty());
            return new ClusterFile(shown, places, Optional.empty(), List.of(mistake));
        }
        List<Mistake> mistakes = new ArrayList<>(ShapeCheck.check(root, ClusterKeys.ROOT, places));
        if (!mistakes.isEmpty()) {
            return new ClusterFile(shown, places, Optional.empty(), mistakes);
        }
        ClusterDescription description = Describing.of(Written.of(root));
        mistakes.addAll(Contradictions.in(description, Written.of(root), places));
        return new ClusterFile(
                shown, places, mistakes.isEmpty() ? Optional.of(description) : Optional.empty(), mistakes);
    }

    /** The file's lines, for showing; what looks like a secret is hidden. */
    public SourceFile source() {
        return shown;
    }

    /** What it describes; empty if there is any mistake. */
    public Optional<ClusterDescription> description() {
        return description;
    }

    /** All of them, by their place. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /**
     * Where a value stands.
     *
     * @param path such as {@code nodes[0].weight}; of what is not written, the place of what it would be in
     */
    public Evidence place(String path) {
        return places.of(path);
    }
}
