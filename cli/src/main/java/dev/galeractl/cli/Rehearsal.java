package dev.galeractl.cli;

import dev.galeractl.cli.terminal.Surroundings;
import java.io.InputStream;
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
            List.of("--color=always", "--nonsense"));

    private Rehearsal() {}

    public static void main(String... none) {
        Program.run(Surroundings.nowhere(), "--version");
        for (List<String> words : SCENES) {
            PrintWriter nobody = new PrintWriter(Writer.nullWriter());
            Main.run(nobody, nobody, InputStream.nullInputStream(), Map.of(), words.toArray(String[]::new));
        }
    }
}
