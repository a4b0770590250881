package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.cluster.ClusterFile;
import dev.galeractl.bootstrap.cluster.ClusterSketch;
import dev.galeractl.bootstrap.host.ShellWords;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import dev.galeractl.replication.source.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the description of a cluster comes from. */
public sealed interface DescriptionSource {
    /** A cluster.yaml. */
    record InFile(Path path) implements DescriptionSource {
        @Override
        public String shown() {
            return path.toString();
        }

        @Override
        public ClusterFile read(Session session) {
            return ClusterFiles.read(path, session);
        }

        @Override
        public String subject(Path workingDirectory) {
            return workingDirectory.resolve(path).normalize().toString();
        }

        @Override
        public String words(Path workingDirectory) {
            return ShellWords.line(List.of("-f", subject(workingDirectory)));
        }

        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }
    }

    /** Options of the command line. */
    record InOptions(ClusterSketch sketch) implements DescriptionSource {
        @Override
        public String shown() {
            return "--node";
        }

        @Override
        public ClusterFile read(Session session) {
            return ClusterFiles.read(new SourceText(shown(), Sketches.yaml(sketch, session)), session);
        }

        /** By its name: the same options, or others of the same cluster, go on with what was interrupted. */
        @Override
        public String subject(Path workingDirectory) {
            return "cluster " + sketch.cluster().orElse("");
        }

        @Override
        public String words(Path workingDirectory) {
            List<String> words = new ArrayList<>();
            sketch.cluster().ifPresent(it -> words.add("--cluster-name=" + it));
            sketch.server().ifPresent(it -> words.add("--server=" + it));
            sketch.nodes().forEach(it -> words.add("--node=" + it.name() + "=" + it.address()));
            sketch.arbitrators().forEach(it -> words.add("--arbitrator=" + it.name() + "=" + it.address()));
            sketch.settings().forEach((key, value) -> words.add("--set=" + key + "=" + value));
            return ShellWords.line(words);
        }

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }
    }

    /** How it is called in sentences. */
    String shown();

    /**
     * Reads it.
     *
     * @throws UserError with all mistakes, if it has any; {@link ExitCode#USAGE}
     */
    ClusterFile read(Session session);

    /** Names the described cluster in journals and locks. */
    String subject(Path workingDirectory);

    /** What names it on a command line, for copying. */
    String words(Path workingDirectory);

    /** The file, where it is one. */
    Optional<Path> file();
}
