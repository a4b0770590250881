package dev.galeractl.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.cli.command.PicocliLine;
import dev.galeractl.cli.outcome.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;

class MessagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"messages", "usage"})
    void bothLanguagesSayTheSameThings(String name) {
        assertThat(new TreeSet<>(own(name + "_ja").keySet()))
                .isEqualTo(new TreeSet<>(own(name).keySet()));
    }

    @Test
    void bothLanguagesNameTheSamePlaces() {
        ResourceBundle english = own("messages");
        ResourceBundle japanese = own("messages_ja");
        assertThat(english.keySet())
                .allSatisfy(key ->
                        assertThat(places(japanese.getString(key))).as(key).isEqualTo(places(english.getString(key))));
    }

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void everyEndingHasAMeaning(ExitCode code) {
        assertThat(Messages.usage(Language.EN).getString(code.key())).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCommandAndOptionIsDescribed(Language language) {
        assertThat(commands(PicocliLine.model(language))).allSatisfy(command -> {
            assertThat(command.usageMessage().header())
                    .as(command.qualifiedName())
                    .isNotEmpty();
            assertThat(command.usageMessage().footer())
                    .as(command.qualifiedName())
                    .isNotEmpty();
            assertThat(command.args())
                    .allSatisfy(argument -> assertThat(argument.description())
                            .as(command.qualifiedName() + " " + argument)
                            .isNotEmpty());
        });
    }

    @Test
    void didYouMean() {
        assertThat(Closest.to("valdiate", List.of("validate", "version"))).contains("validate");
        assertThat(Closest.to("frobnicate", List.of("validate", "version"))).isEmpty();
    }

    private static Stream<CommandSpec> commands(CommandSpec spec) {
        return Stream.concat(
                Stream.of(spec), spec.subcommands().values().stream().flatMap(sub -> commands(sub.getCommandSpec())));
    }

    /** The bundle of one file alone, without the English behind the Japanese. */
    private static ResourceBundle own(String file) {
        return ResourceBundle.getBundle("dev.galeractl.cli.text." + file, Locale.ROOT);
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Pattern.compile("\\{\\d}").matcher(text).results().forEach(match -> places.add(match.group()));
        return places;
    }
}
