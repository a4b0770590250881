package dev.galeractl.completions;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completion function for zsh: one function a command, with the descriptions of its help page. */
final class ZshCompletion {
    private final StringBuilder script = new StringBuilder();

    private ZshCompletion() {}

    static String of(CommandSpec root) {
        return new ZshCompletion().write(root);
    }

    private String write(CommandSpec root) {
        script.append("""
                #compdef galeractl
                # Completion of galeractl for zsh. Generated from the command model; do not edit.
                """);
        function(root);
        return script.append("""

                        if [ "$funcstack[1]" = "_galeractl" ]; then
                            _galeractl "$@"
                        else
                            compdef _galeractl galeractl
                        fi
                        """).toString();
    }

    private void function(CommandSpec command) {
        Collection<CommandLine> subcommands = command.subcommands().values();
        script.append('\n').append(name(command)).append("() {\n");
        if (!subcommands.isEmpty()) {
            script.append("    local context curcontext=\"$curcontext\" state line ret=1\n");
            script.append("    typeset -A opt_args\n");
        }
        script.append("    _arguments -s -S").append(subcommands.isEmpty() ? "" : " -C");
        command.options().forEach(option -> continued(option(option)));
        if (subcommands.isEmpty()) {
            command.positionalParameters().forEach(parameter -> continued(positional(parameter)));
            script.append("\n");
        } else {
            continued("'1: :->command'");
            continued("'*:: :->arguments'");
            script.append(" && ret=0\n");
            dispatch(subcommands);
        }
        script.append("}\n");
        subcommands.forEach(sub -> function(sub.getCommandSpec()));
    }

    private void dispatch(Collection<CommandLine> subcommands) {
        script.append("    case $state in\n        command)\n            local -a commands=(\n");
        for (CommandLine sub : subcommands) {
            script.append("                '")
                    .append(sub.getCommandName())
                    .append(':')
                    .append(quoted(header(sub.getCommandSpec())))
                    .append("'\n");
        }
        script.append("""
                            )
                            _describe -t commands command commands && ret=0
                            ;;
                        arguments)
                            case $line[1] in
                """);
        for (CommandLine sub : subcommands) {
            script.append("                ")
                    .append(sub.getCommandName())
                    .append(") ")
                    .append(name(sub.getCommandSpec()))
                    .append(" && ret=0 ;;\n");
        }
        script.append("""
                            esac
                            ;;
                    esac
                    return ret
                """);
    }

    private static String option(OptionSpec option) {
        String description = quoted(plain(String.join(" ", option.description())))
                .replace("[", "\\[")
                .replace("]", "\\]");
        String value = option.arity().max() == 0 ? "" : ":" + option.paramLabel() + ":" + action(option);
        List<String> names = List.of(option.names());
        String sign = option.arity().max() == 0 ? "" : "=";
        String body = "'[" + description + "]" + value + "'";
        if (names.size() == 1) {
            return "'" + names.get(0) + sign + "'" + body;
        }
        String spelled = names.stream()
                .map(name -> name.startsWith("--") ? name + sign : name + (sign.isEmpty() ? "" : "+"))
                .collect(Collectors.joining(","));
        return "'(" + String.join(" ", names) + ")'{" + spelled + "}" + body;
    }

    private static String positional(PositionalParamSpec parameter) {
        String start = parameter.arity().max() > 1
                ? "*"
                : String.valueOf(parameter.index().min() + 1);
        return "'" + start + ":" + parameter.paramLabel() + ":" + action(parameter) + "'";
    }

    private static String action(ArgSpec argument) {
        List<String> candidates = Candidates.of(argument);
        if (!candidates.isEmpty()) {
            return "(" + String.join(" ", candidates) + ")";
        }
        return Candidates.areFiles(argument) ? "_files" : " ";
    }

    private static String header(CommandSpec command) {
        return plain(String.join(" ", command.usageMessage().header())).replace(":", "\\:");
    }

    private static String plain(String text) {
        return text.replace("%n", " ").replace("%%", "%").strip();
    }

    /** Inside single quotes. */
    private static String quoted(String text) {
        return text.replace("'", "'\\''");
    }

    private static String name(CommandSpec command) {
        return "_" + command.qualifiedName("_").replace('-', '_');
    }

    private void continued(String word) {
        script.append(" \\\n        ").append(word);
    }
}
