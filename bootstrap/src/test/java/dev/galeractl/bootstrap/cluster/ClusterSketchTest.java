package dev.galeractl.bootstrap.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.galeractl.bootstrap.cluster.ClusterSketch.Misplaced;
import dev.galeractl.bootstrap.cluster.ClusterSketch.SketchedNode;
import dev.galeractl.replication.source.SourceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSketchTest {
    private static final List<SketchedNode> NODES =
            List.of(new SketchedNode("db1", "10.0.0.11"), new SketchedNode("db1.example", "fd00::2"));

    @Test
    void itReadsAsAPersonWouldWriteIt() throws Misplaced {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("sst.method", "mariabackup");
        settings.put("sst.account", "sst");
        settings.put("sst.password", "env:SST_PASSWORD");
        settings.put("provider-options.gcache.size", "2G");
        settings.put("nodes.db1.example.weight", "2");
        settings.put("nodes.db1.options.server_id", "7");

        assertThat(sketch(settings).yaml()).isEqualTo("""
                cluster: shop
                server: mariadb-10.11
                sst:
                  method: mariabackup
                  account: sst
                  password: "env:SST_PASSWORD"
                provider-options:
                  gcache.size: 2G
                nodes:
                  - name: db1
                    address: 10.0.0.11
                    options:
                      server_id: 7
                  - name: db1.example
                    address: "fd00::2"
                    weight: 2
                """);
    }

    @Test
    void arbitratorsAreListedLikeNodes() throws Misplaced {
        ClusterSketch sketch = new ClusterSketch(
                Optional.of("shop"),
                Optional.of("mariadb-10.11"),
                NODES,
                List.of(new SketchedNode("vote", "10.0.0.9")),
                Map.of("arbitrators.vote.segment", "2"));

        assertThat(sketch.yaml()).endsWith("""
                arbitrators:
                  - name: vote
                    address: 10.0.0.9
                    segment: 2
                """);
    }

    @Test
    void itMeansWhatItSays() throws Misplaced {
        ClusterDescription description = description(
                Map.of("tls.from", "own-ca", "ssh.user", "ops", "sst.method", "rsync", "nodes.db1.segment", "1"));

        assertThat(description.name()).isEqualTo("shop");
        assertThat(description.tls()).isPresent();
        assertThat(description.nodes())
                .extracting(ClusterDescription.Node::name, ClusterDescription.Node::segment)
                .containsExactly(tuple("db1", 1), tuple("db1.example", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"# no comment", "日本", "yes: no", "- x", "*a", ""})
    void everyValueIsReadAsItWasGiven(String value) throws Misplaced {
        String yaml = sketch(Map.of("options.init_connect", value, "sst.method", "rsync"))
                .yaml();

        ClusterFile file = ClusterFile.read(new SourceText("flags", yaml));
        assertThat(file.mistakes()).isEmpty();
        assertThat(file.description().orElseThrow().options()).containsEntry("init_connect", value);
    }

    /** It is YAML all the same; the reader of the file says what is wrong with it. */
    @ParameterizedTest
    @ValueSource(strings = {"a \"quoted\" one", "back\\slash", "tab\there", "SET NAMES 'utf8mb4'"})
    void whatNoOptionFileCanHoldIsAMistake(String value) throws Misplaced {
        String yaml = sketch(Map.of("options.init_connect", value, "sst.method", "rsync"))
                .yaml();

        assertThat(ClusterFile.read(new SourceText("flags", yaml)).mistakes())
                .singleElement()
                .satisfies(it -> assertThat(it.what().key()).isEqualTo("cluster.not-writable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cluster",
                "cluster.name",
                "nodes.db3.weight",
                "nodes.db1.name",
                "nodes.db1.address.port",
                "arbitrators.x.port",
                ""
            })
    void whatHasNoPlaceIsNamed(String path) {
        assertThatThrownBy(() -> sketch(Map.of(path, "x")).yaml())
                .isInstanceOfSatisfying(
                        Misplaced.class, it -> assertThat(it.path()).isEqualTo(path));
    }

    @Test
    void whatNoFileMayHoldIsAMistakeLikeInAFile() throws Misplaced {
        ClusterFile file = ClusterFile.read(new SourceText(
                "flags",
                sketch(Map.of("sst.methd", "rsync", "nodes.db1.weight", "many")).yaml()));

        assertThat(file.mistakes()).hasSize(2);
    }

    private static ClusterDescription description(Map<String, String> settings) throws Misplaced {
        ClusterFile file =
                ClusterFile.read(new SourceText("flags", sketch(settings).yaml()));
        assertThat(file.mistakes()).isEmpty();
        return file.description().orElseThrow();
    }

    private static ClusterSketch sketch(Map<String, String> settings) {
        return new ClusterSketch(Optional.of("shop"), Optional.of("mariadb-10.11"), NODES, List.of(), settings);
    }
}
