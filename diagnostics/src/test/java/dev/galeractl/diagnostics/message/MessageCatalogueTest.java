package dev.galeractl.diagnostics.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.log.LogLineParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageCatalogueTest {

    private static final String ENTRY = """
            one
              by provider
              level note
              text Member {index} ({name}) synced with group.
              phase membership
              weight routine
              means It has caught up.
              ja 追いつきました。
            """;

    private static final MessageCatalogue CATALOGUE = MessageCatalogue.load();

    @Test
    void everyMessageIsComplete() {
        assertThat(CATALOGUE.messages()).isNotEmpty().allSatisfy(message -> {
            assertThat(message.means()).as(message.id()).matches("(?s).*[.)]");
            assertThat(message.ja()).as(message.id()).matches("(?s).*[。）]");
        });
    }

    @Test
    void everyFileIsListed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/galeractl/diagnostics/messages"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(MessageCatalogue.families());
        }
    }

    /** With something in its holes that no other wording has, each wording is found as its own message. */
    @Test
    void everyWordingIsFoundAsItsOwnMessage() {
        List<String> others = new ArrayList<>();
        for (Message message : CATALOGUE.messages()) {
            for (MessageText text : message.texts()) {
                String said = text.written().replaceAll("\\{[A-Za-z][A-Za-z0-9_-]*}", "\u00a77\u00a7");
                String found =
                        CATALOGUE.match(said).map(match -> match.message().id()).orElse("nothing");
                if (!found.equals(message.id())) {
                    others.add(message.id() + ": \"" + text + "\" is found as " + found);
                }
            }
        }
        assertThat(others)
                .as("the wording with more literal characters wins; of two equal ones the first")
                .isEmpty();
    }

    @Test
    void everyFindingThatIsNamedExists() {
        List<FindingCode> codes = Catalogue.codes();

        assertThat(CATALOGUE.messages())
                .allSatisfy(message -> assertThat(codes).as(message.id()).containsAll(message.see()));
    }

    @Test
    void aLineIsMatchedWithoutItsHead() {
        MessageCatalogue catalogue = of(ENTRY);

        MessageMatch match = catalogue
                .match(LogLineParser.parse(
                        "error.log", 1, "2026-11-22 10:23:11 0 [Note] WSREP: Member 0.0 (db1) synced with group."))
                .orElseThrow();

        assertThat(match.message().id()).isEqualTo("one");
        assertThat(match.holes()).containsEntry("index", "0.0").containsEntry("name", "db1");
        assertThat(catalogue.match("gcs/src/gcs.cpp:gcs_open():1701: Member 1 () synced with group."))
                .isEmpty();
        assertThat(catalogue.match(LogLineParser.parse(
                        "x", 1, "[ERROR] WSREP: gcs/src/gcs.cpp:gcs_open():1701: Member 1 () synced with group.")))
                .isEmpty();
        assertThat(catalogue.match("Member 1 (db1) synced with group")).isEmpty();
    }

    @Test
    void theMoreExactWordingWins() {
        MessageCatalogue catalogue = of(
                ENTRY,
                ENTRY.replace("one\n", "two\n")
                        .replace("Member {index} ({name}) synced", "Member {index} (db1) synced"),
                ENTRY.replace("one\n", "three\n").replace("Member {index} ({name}) synced with", "{any} synced with"),
                ENTRY.replace("one\n", "four\n").replace("Member {index} ({name}) synced with group.", "Member"),
                ENTRY.replace("one\n", "five\n").replace("({name}) synced with group.", "{rest}"));

        assertThat(id(catalogue, "Member 0 (db1) synced with group.")).isEqualTo("two");
        assertThat(id(catalogue, "Member 0 (db2) synced with group.")).isEqualTo("one");
        assertThat(id(catalogue, "Nobody synced with group.")).isEqualTo("three");
        assertThat(id(catalogue, "Member")).isEqualTo("four");
        assertThat(id(catalogue, "Member 7 left")).isEqualTo("five");
        assertThat(id(catalogue, "Membership")).isEqualTo("nothing");
    }

    @Test
    void bytesAndTextAgreeAboutThePlaceInTheSource() {
        for (String message : List.of(
                "gcs/src/gcs.cpp:gcs_open():1701: Failed to open channel",
                "./a/b.cpp:f(): Failed",
                "gcs.cpp:f():17:x",
                "():1: x",
                "a b():1: x",
                "f():",
                "f():1: ",
                "f(x):1: y",
                "f(()():12: y",
                "gcs/src/gcs_group.cpp:long int gcs_group_handle_join_msg(gcs_group_t*, const gcs_recv_msg_t*)():717: Will",
                "gcs/src/gcs_group.cpp:long int x(gcs_group_t*",
                ".cpp:a b():1: x",
                "cpp:a b():1: x",
                "x".repeat(240) + "():1: y",
                "x".repeat(241) + "():1: y",
                "")) {
            byte[] bytes = ("head " + message).getBytes(StandardCharsets.UTF_8);
            assertThat(("head " + message).substring(SourcePlace.end(bytes, 5, bytes.length)))
                    .isEqualTo(SourcePlace.without(message));
        }
    }

    @Test
    void aPlaceInTheSourceMayBeAWholeSignature() {
        assertThat(
                        SourcePlace.without(
                                "gcs/src/gcs_group.cpp:long int gcs_group_handle_join_msg(gcs_group_t*, const gcs_recv_msg_t*)():717: Will never receive state."))
                .isEqualTo("Will never receive state.");
    }

    @Test
    void mistakesAreToldWithFileAndLine() {
        assertMistake(ENTRY.replace("one\n", "One\n"), "x.txt:1: \"One\" is no id");
        assertMistake(
                ENTRY.replace("  text Member {index} ({name}) synced with group.\n", ""), "x.txt:1: one has no text");
        assertMistake(ENTRY.replace("  level note", "  level loud"), "x.txt:3: unknown word \"loud\"");
        assertMistake(ENTRY.replace("  level note", "level note"), "x.txt:3: a line of an entry starts");
        assertMistake(ENTRY.replace("level note", "lvel note"), "x.txt:3: the keys are by, level");
        assertMistake(ENTRY.replace("{index} (", "{index}{other} ("), "x.txt:4: the holes {index} and {other} touch");
        assertMistake(ENTRY.replace("{index} ({name})", "{name} ({name})"), "x.txt:4: two holes are called {name}");
        assertMistake(
                ENTRY.replace("Member {index} ({name}) synced with group.", "{a} said {b}"),
                "x.txt:4: a text that starts");
        assertMistake(ENTRY.replace("Member {", "WSREP: Member {"), "x.txt:4: a text starts behind");
        assertMistake(ENTRY.replace("caught up.", "caught up. "), "x.txt:7: a blank at the line's end");
        assertMistake(ENTRY + "  see GAL1\n", "x.txt:9: \"GAL1\" is no finding's code");
        assertMistake(ENTRY + "  means Twice.\n", "x.txt:9: the key was given before");
        assertMistake(ENTRY.replace("  phase membership\n", ""), "x.txt:1: one has no phase");
        assertMistake(ENTRY + "\n" + ENTRY, "two messages are called one");
        assertMistake("# comment\n\n  by provider\n", "x.txt:3: a key outside of an entry");
    }

    @Test
    void commentsMayStandAnywhere() {
        assertThat(of("# about\n\n\n" + ENTRY.replace("  level", "# why\n  level"), "# end")
                        .messages())
                .hasSize(1);
    }

    private static void assertMistake(String text, String message) {
        assertThatThrownBy(() -> of(text).messages())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }

    private static String id(MessageCatalogue catalogue, String message) {
        return catalogue.match(message).map(match -> match.message().id()).orElse("nothing");
    }

    private static MessageCatalogue of(String... entries) {
        return MessageCatalogue.of(
                new MessageFile("x.txt", String.join("\n", entries).getBytes(StandardCharsets.UTF_8)));
    }
}
