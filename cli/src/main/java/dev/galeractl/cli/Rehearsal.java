package dev.galeractl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.galeractl.cli.terminal.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** Runs what people run most, with nobody listening, so that the class-data archive made meanwhile holds the classes of it. */
final class Rehearsal {
    private static final List<List<String>> SCENES = List.of(
            List.of("--help"),
            List.of("help", "version", "--lang=ja"),
            List.of("version"),
            List.of("versoin"),
            List.of("--color=always", "--nonsense"),
            List.of("explain", "GAL101"),
            List.of("validate", "/dev/stdin", "--format=json"),
            List.of("validate", "/dev/stdin"),
            List.of("doctor", "-"),
            List.of("doctor", "-", "--format=json"),
            List.of("lab", "status", "--folder=/nonexistent"));

    private static final String OPTIONS =
            "[mysqld]\nwsrep_on=ON\nbinlog_format=mixed\nwsrep_cluster_address=gcom://192.0.2.1\n";

    private Rehearsal() {}

    public static void main(String... none) {
        Program.run(Surroundings.nowhere(), "--version");
        for (List<String> words : SCENES) {
            PrintWriter nobody = new PrintWriter(Writer.nullWriter());
            Main.run(
                    nobody,
                    nobody,
                    new ByteArrayInputStream(OPTIONS.getBytes(UTF_8)),
                    Map.of(),
                    words.toArray(String[]::new));
        }
    }
}
