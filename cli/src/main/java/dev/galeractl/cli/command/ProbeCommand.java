package dev.galeractl.cli.command;

import dev.galeractl.cli.action.ProbeLook;
import dev.galeractl.cli.action.ProbeRequest;
import dev.galeractl.cli.outcome.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code galeractl probe HOST[:PORT]... [--group NAME]}. */
@CommandLine.Command(name = "probe")
final class ProbeCommand implements Command {
    private final GlobalOptions globals;

    @Parameters(arity = "1..*", paramLabel = "HOST[:PORT]", descriptionKey = "probe.hosts")
    List<String> hosts = List.of();

    @Option(names = "--group", paramLabel = "NAME", descriptionKey = "probe.group")
    Optional<String> group = Optional.empty();

    @Option(names = "--tls-cert", paramLabel = "FILE", descriptionKey = "probe.tls-cert")
    Optional<Path> certificate = Optional.empty();

    @Option(names = "--tls-key", paramLabel = "FILE", descriptionKey = "probe.tls-key")
    Optional<Path> key = Optional.empty();

    @Mixin
    FormatOption format = new FormatOption();

    ProbeCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE, ExitCode.FINDINGS, ExitCode.UNREACHABLE);
    }

    @Override
    public ExitCode call() {
        return ProbeLook.look(new ProbeRequest(hosts, group, certificate, key, format.json()), globals.session());
    }
}
