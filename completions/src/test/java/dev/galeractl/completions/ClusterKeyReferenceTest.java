package dev.galeractl.completions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.ClusterFile;
import dev.galeractl.bootstrap.cluster.ClusterKeys;
import dev.galeractl.bootstrap.cluster.check.DescriptionCheck;
import dev.galeractl.diagnostics.config.fact.Expectations;
import dev.galeractl.replication.source.SourceText;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterKeyReferenceTest {
    @Test
    void theExampleIsGood() {
        String page = ClusterKeyReference.of(ClusterKeys.ROOT);
        int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
        String example = page.substring(begin, page.indexOf("```", begin));
        ClusterFile file = ClusterFile.read(new SourceText("cluster.yaml", example));

        assertThat(file.mistakes()).isEmpty();
        assertThat(DescriptionCheck.check(file, Optional.empty(), Expectations.none())
                        .findings())
                .isEmpty();
    }

    @Test
    void everySectionIsDocumented() {
        assertThat(ClusterKeyReference.of(ClusterKeys.ROOT))
                .contains("## `nodes[].ssh`", "## `arbitrators[]`", "## `tls`", "| `advertised-address` |");
        assertThat(ClusterSchema.of(ClusterKeys.ROOT))
                .contains("\"advertised-address\"", "\"own-ca\"", "\"additionalProperties\" : false");
    }
}
