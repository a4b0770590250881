package dev.galeractl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.galeractl.cli.terminal.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs what people run most, with nobody listening, so that the class-data archive made meanwhile holds the classes of it. */
final class Rehearsal {
    private static final List<List<String>> SCENES = List.of(
            List.of("--help"),
            List.of("help", "version", "--lang=ja"),
            List.of("version"),
            List.of("versoin"),
            List.of("--color=always", "--nonsense"),
            List.of("explain", "GAL101"),
            List.of("doctor", "-"),
            List.of("doctor", "-", "--format=json"),
            List.of("lab", "status", "--folder=/nonexistent"));

    /** A line of a log packed in each way, one in the journal's words and one in a container's: what the doctor's readers load for them. */
    private static final List<String> LOGS = List.of(
            "H4sIAAAAAAACAzMyMDLTNTTUNTJSMDSwMjK2MjRUMFCI9ssvSY1VCA8Ocg2wUqjgAgCtbl+XJgAAAA==",
            "/Td6WFoAAATm1rRGAgAhARwAAAAQz1jMAQAlMjAyNi0xMS0yMiAxMDoyMzoxMSAwIFtOb3RlXSBXU1JFUDogeAoAAAA2Gm1UVfoJhgABPiarK06zH7bzfQEAAAAABFla",
            "KLUv/QRYMQEAMjAyNi0xMS0yMiAxMDoyMzoxMSAwIFtOb3RlXSBXU1JFUDogeAojRPO4",
            "QlpoOTFBWSZTWS0BWB8AAAjfgAAQQAJ5EAIBWIoCAIRAIAAiIwmgNGjQoGmhkZMSEo63ulaDITsdhJTDWCZ24+Q7HoP4u5IpwoSBaArA+A==",
            "Tm92IDIyIDEwOjI2OjMzIGRiMSBtYXJpYWRiZFs4XTogMjAyNi0xMS0yMiAxMDoyMzoxMSAwIFtOb3RlXSBXU1JFUDogeAo=",
            "eyJsb2ciOiIyMDI2LTExLTIyIDEwOjIzOjExIDAgW05vdGVdIFdTUkVQOiB4XG4iLCJzdHJlYW0iOiJzdGRlcnIiLCJ0aW1lIjoiMjAyNi0xMS0yMlQxMDoyMzoxMVoifQo=");

    private static final String LINE = "no line of a log\n";

    private Rehearsal() {}

    /** The arguments are option files, with mistakes and without, and at last a description of hosts that nobody reaches. */
    public static void main(String... arguments) throws IOException {
        List<String> files = List.of(arguments).subList(0, arguments.length - 1);
        String description = arguments[arguments.length - 1];
        Program.run(Surroundings.nowhere(), "--version");
        for (List<String> words : SCENES) {
            play(LINE.getBytes(UTF_8), words.toArray(String[]::new));
        }
        for (String file : files) {
            play(new byte[0], "validate", file, "--format=json");
            play(new byte[0], "validate", "--defaults-file=" + file);
            play(new byte[0], "validate", file, "--this-host");
        }
        // What is not plain goes through picocli.
        play(new byte[0], "validate", files.get(0), "--severity", "error");
        play(new byte[0], "config", "render", "-f", description);
        play(new byte[0], "bootstrap", "-f", description, "--dry-run", "--ssh-config", "/dev/null");
        for (String log : LOGS) {
            play(Base64.getDecoder().decode(log), "doctor", "-");
        }
        byte[] story = story();
        play(story, "doctor", "-", "--stats");
        play(story, "doctor", "-", "--format=json");
    }

    /**
     * A start that fails, with what any log is full of: the events, incidents and causes that a doctor's visit loads. A recorded log (a disk full during a
     * state transfer), shortened, and ten lines of our own in documented forms; for loading classes only, proof of nothing.
     */
    private static byte[] story() throws IOException {
        try (InputStream in = Rehearsal.class.getResourceAsStream("rehearsal.log")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static void play(byte[] input, String... words) {
        PrintWriter nobody = new PrintWriter(Writer.nullWriter());
        Main.run(nobody, nobody, new ByteArrayInputStream(input), Map.of(), words);
    }
}
