package dev.galeractl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.galeractl.bootstrap.execute.RunLog;
import dev.galeractl.bootstrap.journal.Journals;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.cli.terminal.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

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

    private static final String CLASS = ".class";

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
        loadWhatFollowsAConnection();
        keepAJournal(Path.of(description).resolveSibling("galeractl.d"));
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

    /** Nobody can be connected to here, and what comes after is as much again. */
    private static void loadWhatFollowsAConnection() throws IOException {
        Path ours = Path.of(URI.create(Rehearsal.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(ours.resolveSibling(""), "{galeractl,bootstrap-*,sshj-*}.jar")) {
            for (Path jar : jars) {
                loadAllOf(jar);
            }
        }
    }

    private static void loadAllOf(Path jar) throws IOException {
        try (JarFile opened = new JarFile(jar.toFile())) {
            opened.stream()
                    .map(ZipEntry::getName)
                    .filter(it -> it.endsWith(CLASS) && !it.endsWith("-info" + CLASS))
                    .forEach(it ->
                            load(it.substring(0, it.length() - CLASS.length()).replace('/', '.')));
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, Rehearsal.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // It stands on something that we do not bring along, and is not used then.
        }
    }

    /** With a step of each kind of words; read again as well. */
    private static void keepAJournal(Path folder) {
        Journals journals = Journals.in(folder.resolve("state"));
        String operation = journals.newOperationId(Verb.BOOTSTRAP);
        Step step = new HostStep.ReleaseClusterLock(List.of("db1"), operation);
        RunLog log = journals.open(operation, "rehearsal");
        log.opened(new Plan(operation, Verb.BOOTSTRAP, "rehearsal", List.of(), List.of(step)));
        log.begun(1, step);
        log.ended(1, step, Map.of("fact", "value"));
        log.finished();
        journals.latest(Verb.BOOTSTRAP, "rehearsal");
    }

    private static void play(byte[] input, String... words) {
        PrintWriter nobody = new PrintWriter(Writer.nullWriter());
        Main.run(nobody, nobody, new ByteArrayInputStream(input), Map.of(), words);
    }
}
