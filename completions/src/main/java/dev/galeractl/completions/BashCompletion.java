package dev.galeractl.completions;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The completion script for bash: one function that walks the words to the command they name, and a case for each command. Needs
 * nothing but bash 4; {@code --option=value} is completed like {@code --option value}.
 */
final class BashCompletion {
    private final StringBuilder script = new StringBuilder();

    private BashCompletion() {}

    static String of(CommandSpec root) {
        return new BashCompletion().write(root);
    }

    private String write(CommandSpec root) {
        script.append("""
                # Completion of galeractl for bash. Generated from the command model; do not edit.

                _galeractl_words() {
                    local IFS=$' \\t\\n'
                    COMPREPLY=($(compgen -W "$1" -- "$2"))
                    [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace 2>/dev/null
                    return 0
                }

                _galeractl_files() {
                    local IFS=$'\\n'
                    compopt -o filenames 2>/dev/null
                    COMPREPLY=($(compgen -f -- "$1"))
                    return 0
                }

                _galeractl() {
                    local current=${COMP_WORDS[COMP_CWORD]} previous='' command=galeractl word i
                    COMPREPLY=()
                    # bash makes words of their own of "=" and of what follows it.
                    if [[ $current == '=' ]]; then
                        current='' previous=${COMP_WORDS[COMP_CWORD - 1]}
                    elif ((COMP_CWORD > 1)) && [[ ${COMP_WORDS[COMP_CWORD - 1]} == '=' ]]; then
                        previous=${COMP_WORDS[COMP_CWORD - 2]}
                    elif ((COMP_CWORD > 0)); then
                        previous=${COMP_WORDS[COMP_CWORD - 1]}
                    fi
                    for ((i = 1; i < COMP_CWORD; i++)); do
                        word=${COMP_WORDS[i]}
                        case "$command $word" in
                """);
        commands(root).filter(spec -> spec.parent() != null).forEach(this::step);
        script.append("""
                        esac
                    done

                    case $command in
                """);
        commands(root).forEach(this::completions);
        return script.append("""
                            esac
                        }

                        complete -F _galeractl galeractl
                        """).toString();
    }

    private void step(CommandSpec command) {
        line(12, "'" + command.qualifiedName(" ") + "') command='" + command.qualifiedName(" ") + "' ;;");
    }

    private void completions(CommandSpec command) {
        line(8, "'" + command.qualifiedName(" ") + "')");
        line(12, "case $previous in");
        for (OptionSpec option : command.options()) {
            if (option.arity().max() > 0) {
                line(16, String.join(" | ", option.names()) + ") " + value(option) + "; return ;;");
            }
        }
        line(12, "esac");
        String words = command.options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .collect(Collectors.joining(" "));
        line(12, "if [[ $current == -* ]]; then");
        line(16, "_galeractl_words '" + words + "' \"$current\"");
        line(12, "else");
        line(16, positional(command));
        line(12, "fi");
        line(12, ";;");
    }

    private static String positional(CommandSpec command) {
        if (!command.subcommands().isEmpty()) {
            return "_galeractl_words '" + String.join(" ", command.subcommands().keySet()) + "' \"$current\"";
        }
        List<PositionalParamSpec> parameters = command.positionalParameters();
        return parameters.isEmpty() ? ":" : value(parameters.get(0));
    }

    private static String value(ArgSpec argument) {
        List<String> candidates = Candidates.of(argument);
        if (!candidates.isEmpty()) {
            return "_galeractl_words '" + String.join(" ", candidates) + "' \"$current\"";
        }
        return Candidates.areFiles(argument) ? "_galeractl_files \"$current\"" : ":";
    }

    private static Stream<CommandSpec> commands(CommandSpec command) {
        return Stream.concat(
                Stream.of(command),
                command.subcommands().values().stream().flatMap(sub -> commands(sub.getCommandSpec())));
    }

    private void line(int indent, String text) {
        Arrays.stream(text.split("\n"))
                .forEach(part -> script.append(" ".repeat(indent)).append(part).append('\n'));
    }
}
