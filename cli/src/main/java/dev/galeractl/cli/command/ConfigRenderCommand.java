package dev.galeractl.cli.command;

import dev.galeractl.cli.action.ConfigRendering;
import dev.galeractl.cli.action.RenderRequest;
import dev.galeractl.cli.outcome.ExitCode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code galeractl config render -f cluster.yaml --node NAME}. */
@CommandLine.Command(name = "render")
final class ConfigRenderCommand implements Command {
    private final GlobalOptions globals;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            required = true,
            descriptionKey = "cluster.file")
    Path cluster = Path.of("");

    @Option(names = "--node", paramLabel = "NAME", descriptionKey = "render.node")
    Optional<String> node = Optional.empty();

    @Option(names = "--output", paramLabel = "FILE", descriptionKey = "render.output")
    Optional<Path> output = Optional.empty();

    ConfigRenderCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE, ExitCode.REFUSED, ExitCode.FAILED);
    }

    @Override
    public ExitCode call() {
        return ConfigRendering.render(new RenderRequest(cluster, node, output), globals.session());
    }
}
