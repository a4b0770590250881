package dev.galeractl.completions;

import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** The help page of every command in one document. */
final class CommandReference {
    private CommandReference() {}

    static String of(CommandSpec root) {
        StringBuilder text = new StringBuilder("# Commands\n\n")
                .append("What `--help` prints. Generated from the command model by `scripts/generate`; do not edit.\n");
        commands(root.commandLine())
                .forEach(command -> text.append("\n## ")
                        .append(command.getCommandSpec().qualifiedName(" "))
                        .append("\n\n```text\n")
                        .append(command.getUsageMessage(Ansi.OFF).stripTrailing())
                        .append("\n```\n"));
        return text.toString();
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(CommandReference::commands));
    }
}
