package dev.galeractl.cli.command;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.session.Version;
import java.util.Set;
import picocli.CommandLine;

/** {@code galeractl version}: the version of the program and of the JVM it runs on. */
@CommandLine.Command(name = "version")
final class VersionCommand implements Command {
    private final GlobalOptions globals;

    VersionCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE);
    }

    @Override
    public ExitCode call() {
        globals.session().out().println(Version.line());
        globals.session().out().println("java " + System.getProperty("java.runtime.version", "?"));
        return ExitCode.DONE;
    }
}
