package dev.galeractl.diagnostics.config.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.source.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnifiedDiffTest {

    @TempDir
    private Path folder;

    @Test
    void equalTextsHaveNoDifference() {
        assertThat(diff("a\nb\n", "a\nb\n")).isEmpty();
    }

    @Test
    void changesFarFromEachOtherAreToldApart() {
        String text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n";

        assertThat(diff(text, text.replace("\n2\n", "\ntwo\n").replace("\n10\n", "\n")))
                .isEqualTo("""
                --- my.cnf
                +++ my.cnf
                @@ -1,5 +1,5 @@
                 1
                -2
                +two
                 3
                 4
                 5
                @@ -7,6 +7,5 @@
                 7
                 8
                 9
                -10
                 11
                 12
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wsrep_sst_auth = sst:secret",
                "#wsrep-sst-auth=\"sst:secret\"",
                "password=secret",
                "loose_hashicorp-key-management-token='secret'"
            })
    void whatSurroundsAChangeHoldsNoSecret(String secret) {
        String before = "[mysqld]\na=1\n" + secret + "\nb=1\nc=1\nd=1\ne=1\n";
        String after = before.replace("b=1", "b=2").replace("e=1", "e=2");
        SourceText file = new SourceText("my.cnf", before);

        String diff = diff(before, after);

        assertThat(diff).doesNotContain("secret");
        assertThat(PatchProgram.applied(folder, file, diff)).isEqualTo(after);
    }

    @Test
    void patchTakesAnyDifference() {
        Random random = new Random(4);
        for (int round = 0; round < 60; round++) {
            String before = randomText(random);
            String after = changed(random, before);
            if (before.equals(after)) {
                continue;
            }
            SourceText file = new SourceText("my.cnf", before);
            assertThat(PatchProgram.applied(folder, file, diff(before, after))).isEqualTo(after);
        }
    }

    private static String randomText(Random random) {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(40); i >= 0; i--) {
            lines.add(random.nextInt(4) == 0 ? "" : "option" + random.nextInt(6) + "=1");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String changed(Random random, String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        for (int i = random.nextInt(5); i >= 0; i--) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(3)) {
                case 0 -> lines.set(at, "changed" + i);
                case 1 -> lines.add(at, "new" + i);
                default -> lines.remove(at);
            }
            if (lines.isEmpty()) {
                lines.add("all gone");
            }
        }
        return String.join("\n", lines) + (random.nextBoolean() ? "\n" : "");
    }

    private static String diff(String before, String after) {
        return UnifiedDiff.of("my.cnf", FileLines.of(before), FileLines.of(after));
    }
}
