package dev.galeractl.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.cli.terminal.Surroundings;
import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CommandTreeTest {
    private final Map<String, CommandLine> whole = CommandTree.whole(globals()).getSubcommands();

    @Test
    void aCommandBuiltAloneTakesTheSameWordsAsInTheWholeTree() {
        assertThat(whole).isNotEmpty().allSatisfy((name, command) -> {
            CommandLine root = CommandTree.named(List.of("-q", name), globals());
            assertThat(root.getSubcommands()).containsOnlyKeys(name);
            assertThat(root.getSubcommands().values())
                    .extracting(it -> words(it.getCommandSpec()))
                    .containsExactly(words(command.getCommandSpec()));
        });
    }

    @Test
    void aWordThatIsNoCommandBuildsNone() {
        assertThat(CommandTree.named(List.of("my.cnf", "--help"), globals()).getSubcommands())
                .isEmpty();
    }

    private static List<Object> words(CommandSpec spec) {
        return List.of(
                spec.optionsMap().keySet(),
                spec.positionalParameters().size(),
                spec.subcommands().values().stream()
                        .map(it -> words(it.getCommandSpec()))
                        .toList());
    }

    private static GlobalOptions globals() {
        return new GlobalOptions(Surroundings.nowhere(), Messages.in(Language.EN));
    }
}
