package dev.galeractl.bootstrap.cluster.interview;

import dev.galeractl.bootstrap.cluster.ClusterSketch;
import dev.galeractl.bootstrap.cluster.ClusterSketch.SketchedNode;
import dev.galeractl.replication.option.ServerVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known so far.
 *
 * @param given before anything was asked
 * @param said in the order of asking; nothing in it was given
 */
record Answers(ClusterSketch given, Map<Blank, String> said) {
    static final String YES = "yes";
    static final String NO = "no";
    /** {@code tls.from}, besides those that the description has a word for. */
    static final String UNENCRYPTED = "none";

    Answers {
        said = new LinkedHashMap<>(said);
    }

    /** The same and one more. */
    Answers with(Blank blank, String answer) {
        Map<Blank, String> more = new LinkedHashMap<>(said);
        more.put(blank, answer);
        return new Answers(given, more);
    }

    /** The blank that was filled last. */
    Optional<Blank> last() {
        return said.keySet().stream().reduce((one, next) -> next);
    }

    /** The same without what was said there. */
    Answers without(Blank blank) {
        Map<Blank, String> less = new LinkedHashMap<>(said);
        less.remove(blank);
        return new Answers(given, less);
    }

    boolean has(Blank blank) {
        return said.containsKey(blank) || given(blank.topic()).isPresent();
    }

    /** What was said or given; of a topic that there is one answer to. */
    Optional<String> text(Topic topic) {
        return text(new Blank(topic)).or(() -> given(topic));
    }

    boolean is(Topic topic, String answer) {
        return text(topic).filter(answer::equals).isPresent();
    }

    private Optional<String> text(Blank blank) {
        return Optional.ofNullable(said.get(blank));
    }

    private Optional<String> given(Topic topic) {
        Optional<String> set = topic.key().map(given.settings()::get);
        if (topic == Topic.CLUSTER) {
            return given.cluster().or(() -> set);
        }
        if (topic == Topic.SERVER) {
            return given.server().or(() -> set);
        }
        if (topic == Topic.NODES) {
            return Optional.of(given.nodes().size()).filter(it -> it > 0).map(String::valueOf);
        }
        if (topic == Topic.SSH_BY_ADDRESS) {
            // Who names one host knows of the others as well.
            return given.settings().keySet().stream()
                    .filter(it -> it.endsWith(".ssh.host"))
                    .findFirst()
                    .map(it -> YES);
        }
        return set;
    }

    /** How many nodes there are to be; 0 as long as nobody said. */
    int nodes() {
        return text(Topic.NODES).map(Integer::parseInt).orElse(0);
    }

    Optional<ServerVersion> server() {
        return text(Topic.SERVER).flatMap(ServerVersion::parseWanted);
    }

    /** The names of nodes as far as they are known. */
    List<String> names() {
        List<String> names =
                new ArrayList<>(given.nodes().stream().map(SketchedNode::name).toList());
        said.forEach((blank, answer) -> {
            if (blank.topic() == Topic.NAME) {
                names.add(answer);
            }
        });
        return names;
    }

    /** Those whose name and address are known: nodes first. */
    List<SketchedNode> members() {
        List<SketchedNode> members = new ArrayList<>(sketchedNodes());
        members.addAll(arbitrators());
        return members;
    }

    private List<SketchedNode> sketchedNodes() {
        if (!given.nodes().isEmpty()) {
            return given.nodes();
        }
        List<SketchedNode> nodes = new ArrayList<>();
        for (int i = 0; i < nodes(); i++) {
            Optional<String> address = text(new Blank(Topic.ADDRESS, i));
            text(new Blank(Topic.NAME, i))
                    .ifPresent(name -> address.ifPresent(it -> nodes.add(new SketchedNode(name, it))));
        }
        return nodes;
    }

    private List<SketchedNode> arbitrators() {
        Optional<String> address = text(new Blank(Topic.ARBITRATOR_ADDRESS));
        return text(new Blank(Topic.ARBITRATOR_NAME))
                .flatMap(name -> address.map(it -> List.of(new SketchedNode(name, it))))
                .orElse(given.arbitrators());
    }

    /** All of it, as options would have said it. */
    ClusterSketch sketch() {
        Map<String, String> settings = new LinkedHashMap<>(given.settings());
        List<SketchedNode> nodes = sketchedNodes();
        said.forEach((blank, answer) -> settings(blank, answer, nodes.size()).forEach(settings::putIfAbsent));
        if (is(Topic.SSH_USER, "root")) {
            settings.putIfAbsent("ssh.sudo", "never");
        }
        return new ClusterSketch(
                given.cluster().or(() -> text(new Blank(Topic.CLUSTER))),
                given.server().or(() -> text(new Blank(Topic.SERVER))),
                nodes,
                arbitrators(),
                settings);
    }

    /** What an answer sets in the description, besides names and addresses. */
    private Map<String, String> settings(Blank blank, String answer, int nodes) {
        boolean asWithout = answer.isEmpty() || (blank.topic() == Topic.TLS && answer.equals(UNENCRYPTED));
        if (asWithout || blank.topic() == Topic.CLUSTER || blank.topic() == Topic.SERVER) {
            return Map.of();
        }
        if (blank.topic() == Topic.SSH_HOST) {
            String list = blank.member() < nodes ? "nodes." : "arbitrators.";
            return Map.of(list + members().get(blank.member()).name() + ".ssh.host", answer);
        }
        return blank.topic().key().map(key -> Map.of(key, answer)).orElse(Map.of());
    }
}
