package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.cluster.ClusterFile;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.render.MistakesText;
import dev.galeractl.cli.session.Session;
import dev.galeractl.replication.file.TextFiles;
import dev.galeractl.replication.source.SourceText;
import java.nio.file.Path;
import java.util.Optional;

/** Descriptions of clusters that people wrote. */
final class ClusterFiles {
    private ClusterFiles() {}

    /**
     * Reads one.
     *
     * @return without mistakes
     * @throws UserError with all mistakes, if it has any
     */
    static ClusterFile read(Path path, Session session) {
        return read(TextFiles.read(path), session);
    }

    /**
     * Reads the text of one.
     *
     * @return without mistakes
     * @throws UserError with all mistakes, if it has any
     */
    static ClusterFile read(SourceText text, Session session) {
        ClusterFile file = ClusterFile.read(text);
        if (!file.mistakes().isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    session.text("project.wrong", text.name()),
                    Optional.of(MistakesText.of(
                            file.mistakes(), session.themeOfErr(), session.width(), session.messages())));
        }
        return file;
    }
}
