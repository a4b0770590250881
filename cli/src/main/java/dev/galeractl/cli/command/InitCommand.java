package dev.galeractl.cli.command;

import dev.galeractl.cli.action.DescriptionWriting;
import dev.galeractl.cli.action.InitRequest;
import dev.galeractl.cli.outcome.ExitCode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code galeractl init}: a cluster.yaml from options. */
@CommandLine.Command(name = "init")
final class InitCommand implements Command {
    private final GlobalOptions globals;

    @Mixin
    SketchOptions sketch = new SketchOptions();

    @Option(names = "--output", paramLabel = "FILE", descriptionKey = "init.output")
    Optional<Path> output = Optional.empty();

    InitCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE, ExitCode.REFUSED, ExitCode.FAILED);
    }

    @Override
    public ExitCode call() {
        return DescriptionWriting.write(new InitRequest(sketch.sketch(globals.session()), output), globals.session());
    }
}
