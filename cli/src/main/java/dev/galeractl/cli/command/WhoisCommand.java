package dev.galeractl.cli.command;

import dev.galeractl.cli.action.WhoisLook;
import dev.galeractl.cli.action.WhoisRequest;
import dev.galeractl.cli.outcome.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code galeractl whois TOKEN LOG...}, {@code galeractl whois --all LOG...}. */
@CommandLine.Command(name = "whois")
final class WhoisCommand implements Command {
    private final GlobalOptions globals;

    @Option(names = "--all", descriptionKey = "whois.all")
    boolean all;

    @Parameters(arity = "1..*", paramLabel = "TOKEN|LOG", descriptionKey = "whois.words")
    List<String> words = List.of();

    @Mixin
    LogOptions reading = new LogOptions();

    @Mixin
    FormatOption format = new FormatOption();

    WhoisCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE);
    }

    @Override
    public ExitCode call() {
        boolean everybody = all || words.size() == 1;
        Optional<String> token = everybody ? Optional.empty() : Optional.of(words.get(0));
        List<String> logs = everybody ? words : words.subList(1, words.size());
        return WhoisLook.look(new WhoisRequest(token, reading.of(logs), format.json()), globals.session());
    }
}
