package dev.galeractl.cli.command;

import dev.galeractl.cli.action.CompletionScript;
import dev.galeractl.cli.outcome.ExitCode;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code galeractl completion bash|zsh}. */
@CommandLine.Command(name = "completion")
final class CompletionCommand implements Command {
    private final GlobalOptions globals;

    @Parameters(paramLabel = "SHELL", descriptionKey = "completion.shell")
    Shell shell = Shell.BASH;

    CompletionCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE);
    }

    @Override
    public ExitCode call() {
        return CompletionScript.print(shell.resource, globals.session());
    }

    /** The shells there is a script for, and where it is installed below {@code share}. */
    enum Shell {
        BASH("bash-completion/completions/galeractl"),
        ZSH("zsh/site-functions/_galeractl");

        private final String resource;

        Shell(String resource) {
            this.resource = resource;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
