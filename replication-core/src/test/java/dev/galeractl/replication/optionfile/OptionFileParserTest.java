package dev.galeractl.replication.optionfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.optionfile.OptionFile.Content;
import dev.galeractl.replication.optionfile.OptionFile.GroupHeader;
import dev.galeractl.replication.optionfile.OptionFile.Include;
import dev.galeractl.replication.optionfile.OptionFile.Line;
import dev.galeractl.replication.optionfile.OptionFile.Nothing;
import dev.galeractl.replication.optionfile.OptionFile.Role;
import dev.galeractl.replication.optionfile.OptionFile.Setting;
import dev.galeractl.replication.optionfile.OptionFile.Token;
import dev.galeractl.replication.optionfile.OptionFileProblem.Kind;
import dev.galeractl.replication.source.SourceSpan;
import dev.galeractl.replication.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptionFileParserTest {
    @Test
    void everyPositionIsKept() {
        Line line = line("  wsrep_on = \"ON\" # yes\n");
        assertThat(line.content()).isInstanceOf(Setting.class);
        Setting setting = (Setting) line.content();
        assertThat(setting.name()).isEqualTo("wsrep_on");
        assertThat(setting.value()).contains("ON");
        assertThat(setting.nameSpan()).isEqualTo(SourceSpan.of("my.cnf", 1, 3, 8));
        assertThat(setting.valueSpan()).contains(SourceSpan.of("my.cnf", 1, 14, 4));
        assertThat(line.tokens())
                .extracting(Token::role)
                .containsExactly(
                        Role.BLANK,
                        Role.NAME,
                        Role.BLANK,
                        Role.SIGN,
                        Role.BLANK,
                        Role.VALUE,
                        Role.BLANK,
                        Role.COMMENT,
                        Role.BLANK);
    }

    @Test
    void columnsCountCharactersNotBytes() {
        Setting setting = (Setting) line("ü=\"日本\" # ä\n").content();
        assertThat(setting.valueSpan()).contains(SourceSpan.of("my.cnf", 1, 3, 4));
        assertThat(setting.value()).contains("日本");
    }

    @Test
    void aGroupHeaderEndsAtItsFirstBracket() {
        assertThat(line("[mysqld ] rest").content())
                .isEqualTo(new GroupHeader("mysqld", SourceSpan.of("my.cnf", 1, 2, 6)));
    }

    @Test
    void commentsAndBlankLinesSayNothing() {
        assertThat(List.of("", "  \n", "# x\n", "; x = 1\n", "\t#\n"))
                .allSatisfy(text -> assertThat(
                                OptionFileParser.parse("my.cnf", text).lines())
                        .extracting(Line::content)
                        .allMatch(content -> content instanceof Nothing));
    }

    @Test
    void anIncludeKeepsItsTargetsPlace() {
        assertThat(line("!includedir /etc/mysql/conf.d/ \n").content())
                .isEqualTo(new Include(true, "/etc/mysql/conf.d/", SourceSpan.of("my.cnf", 1, 13, 18)));
    }

    @Test
    void aDirectiveOnALastLineWithoutLineEndLosesACharacter() {
        Line line = line("!include other.cnf");
        assertThat(((Include) line.content()).target()).isEqualTo("other.cn");
        assertThat(kinds(line)).containsExactly(Kind.DIRECTIVE_CUT);
    }

    @Test
    void aJapaneseNameMayLoseItsLastCharacter() {
        Line line = line("wsrep_cluster_name=システム\n");
        assertThat(((Setting) line.content()).value()).contains("システ\ufffd");
        assertThat(kinds(line)).containsExactly(Kind.LAST_CHARACTER_BROKEN);
        assertThat(line.problems().get(0).span()).isEqualTo(SourceSpan.of("my.cnf", 1, 23, 1));
        assertThat(kinds(line("wsrep_cluster_name=\"システム\"\n"))).isEmpty();
    }

    @Test
    void quotesThatDoNotPairAreReported() {
        assertThat(kinds(line("a=\"one\n"))).containsExactly(Kind.QUOTE_NOT_CLOSED);
        assertThat(kinds(line("a=it's # it\n"))).containsExactly(Kind.QUOTE_NOT_CLOSED);
        assertThat(kinds(line("a=\"one\" two\n"))).containsExactly(Kind.QUOTES_KEPT);
        assertThat(kinds(line("a=\"one\" # two\n"))).isEmpty();
    }

    @Test
    void whatGoesBeyondTheServersBufferIsALineOfItsOwn() {
        OptionFile file = OptionFileParser.parse("my.cnf", "[mysqld]\n#" + "c".repeat(4093) + "evil=1\nb=2\n");
        assertThat(file.lines()).extracting(Line::number).containsExactly(1, 2, 2, 3);
        assertThat(((Setting) file.lines().get(2).content()).nameSpan()).isEqualTo(SourceSpan.of("my.cnf", 2, 4095, 4));
        assertThat(kinds(file.lines().get(2))).containsExactly(Kind.LINE_TOO_LONG);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverTheTextItsTokensJoinedAreTheText(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(400); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            assertNothingLost(new SourceText("my.cnf", text.toString(), charset, false));
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** What the parser takes for special, what it must not split, and enough length to overflow the buffer. */
    private static final List<String> PIECES = List.of(
            "[mysqld]",
            "[",
            "]",
            "=",
            "#",
            ";",
            "\"",
            "'",
            "\\",
            "\\s",
            "\n",
            "\n",
            "\r\n",
            " ",
            "\t",
            "\0",
            "\u00a0",
            "a",
            "wsrep_on",
            "!include ",
            "!includedir x",
            "à",
            "ム",
            "😀",
            "\ud83d",
            "x".repeat(1500));

    static void assertNothingLost(SourceText source) {
        OptionFile file = OptionFileParser.parse(source);
        assertThat(file.lines().stream()
                        .flatMap(line -> line.tokens().stream())
                        .map(Token::text)
                        .collect(Collectors.joining()))
                .isEqualTo(source.text());
        List<String> lines = List.of(source.text().split("\n", -1));
        for (Line line : file.lines()) {
            for (Token token : line.tokens()) {
                int column = token.span().column() - 1;
                assertThat((lines.get(line.number() - 1) + "\n")
                                .substring(column, column + token.span().length()))
                        .isEqualTo(token.text());
            }
        }
    }

    private static Line line(String text) {
        List<Line> lines = OptionFileParser.parse("my.cnf", text).lines();
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static List<Kind> kinds(Line line) {
        Content content = line.content();
        assertThat(content).isNotNull();
        return line.problems().stream().map(OptionFileProblem::kind).toList();
    }
}
