package dev.galeractl.cli.command;

import dev.galeractl.cli.action.PositionLook;
import dev.galeractl.cli.outcome.ExitCode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code galeractl node position}: how far a datadir's data goes, by reading only. */
@CommandLine.Command(name = "position")
final class NodePositionCommand implements Command {
    private final GlobalOptions globals;

    @Option(names = "--defaults-file", paramLabel = "FILE", required = true, descriptionKey = "server.defaults-file")
    Path defaultsFile = Path.of("");

    @Option(names = "--basedir", paramLabel = "DIR", descriptionKey = "server.basedir")
    Optional<Path> basedir = Optional.empty();

    @Mixin
    FormatOption format = new FormatOption();

    NodePositionCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE);
    }

    @Override
    public ExitCode call() {
        return PositionLook.look(defaultsFile, basedir, format.json(), globals.session());
    }
}
