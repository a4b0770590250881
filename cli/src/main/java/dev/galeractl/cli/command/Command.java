package dev.galeractl.cli.command;

import dev.galeractl.cli.outcome.ExitCode;
import java.util.Set;
import java.util.concurrent.Callable;

/** One word of the command line: it gathers its options into a record and makes one call. */
interface Command extends Callable<ExitCode> {
    /** The ways it can end besides a bug, wrong usage and an interruption, which every command shares; for its help page. */
    Set<ExitCode> endings();
}
