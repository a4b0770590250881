package dev.galeractl.bootstrap.cluster;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.galeractl.replication.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Any bytes at all: in {@code make test} those that once broke something, in {@code make fuzz} new ones. */
class ClusterFileFuzzTest {
    private static final String SOUND = """
            cluster: shop
            server: mariadb-10.11
            nodes:
              - {name: db1, address: 10.0.0.11}
            """;

    @FuzzTest(maxDuration = "1m")
    void anyTextIsReadOrItsMistakesHavePlaces(byte[] bytes) {
        check(new String(bytes, StandardCharsets.UTF_8));
    }

    @FuzzTest(maxDuration = "1m")
    void anyEndOfASoundFileIsReadOrItsMistakesHavePlaces(byte[] bytes) {
        check(SOUND + new String(bytes, StandardCharsets.UTF_8));
    }

    private static void check(String text) {
        ClusterFile file = ClusterFile.read(new SourceText("cluster.yaml", text));
        if (file.description().isPresent() != file.mistakes().isEmpty()) {
            throw new AssertionError("neither a description nor a mistake");
        }
        for (Mistake mistake : file.mistakes()) {
            boolean placed = mistake.place().line() >= 1
                    && mistake.place().column() >= 1
                    && mistake.place().length() >= 1;
            if (!placed || mistake.what().in(Locale.ENGLISH).isBlank()) {
                throw new AssertionError("no place or no words: " + mistake);
            }
        }
    }
}
