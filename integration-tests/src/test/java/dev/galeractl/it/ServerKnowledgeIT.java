package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.knowledge.Bounds;
import dev.galeractl.replication.option.knowledge.Fact;
import dev.galeractl.replication.option.knowledge.FactSource;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.OptionKnowledge;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.option.knowledge.ValueType;
import dev.galeractl.replication.option.knowledge.VersionRange;
import dev.galeractl.testkit.ProgramResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is known of the server's options is what the installed server says of them; what a newer one changes makes this test fail. */
class ServerKnowledgeIT {
    private static final Set<String> NO_FIXED_DEFAULT = Set.of("wsrep_data_home_dir", "wsrep_node_name");
    private static final Predicate<String> OF_REPLICATION = name -> name.startsWith("wsrep_");

    /** Variables that no option sets are none of ours: nobody can write them into a file. InnoDB's switches are told as such by mistake. */
    private static final String QUESTION = "SELECT LOWER(VARIABLE_NAME), VARIABLE_SCOPE, VARIABLE_TYPE, DEFAULT_VALUE,"
            + " COALESCE(NUMERIC_MIN_VALUE, ''), COALESCE(NUMERIC_MAX_VALUE, ''), COALESCE(ENUM_VALUE_LIST, ''), READ_ONLY"
            + " FROM information_schema.SYSTEM_VARIABLES"
            + " WHERE COMMAND_LINE_ARGUMENT IS NOT NULL OR VARIABLE_NAME LIKE 'innodb\\_%' ORDER BY 1";

    @RegisterExtension
    final Testbed testbed = new Testbed();

    /** An option in words that the server and the knowledge have in common. */
    private record Said(
            String name,
            String scope,
            String type,
            String value,
            String min,
            String max,
            String words,
            String readOnly) {

        Said withoutValue() {
            return new Said(name, scope, type, "", min, max, words, readOnly);
        }
    }

    /** A server that runs, and what it says of its variables. */
    private record Running(Target target, Map<String, Said> variables) {}

    private Running server() {
        NodeFiles node = testbed.node("db1");
        RealServer.createDatadir(node);
        RealServer server = testbed.start(node, "--wsrep-on=OFF").awaitConnections();
        return new Running(
                target(server.sql("SELECT VERSION()").out().strip()),
                server.sql(QUESTION)
                        .out()
                        .lines()
                        .map(ServerKnowledgeIT::shown)
                        .collect(Collectors.toMap(Said::name, Function.identity())));
    }

    private static Target target(String version) {
        return Target.of(Product.MARIADB, VersionRange.parse(version.substring(0, version.indexOf('-'))));
    }

    @Test
    void everyOptionOfReplicationIsKnownAsItIs() {
        Running server = server();
        List<Said> shown = server.variables().values().stream()
                .filter(it -> OF_REPLICATION.test(it.name()))
                .toList();
        assertThat(shown).hasSizeGreaterThan(40);

        assertThat(known(server.target(), OF_REPLICATION)).containsExactlyInAnyOrderElementsOf(shown);
    }

    @Test
    void everyOtherOptionThatIsKnownIsAsTheServerSays() {
        Running server = server();
        List<Said> known = known(server.target(), OF_REPLICATION.negate()).stream()
                .filter(it -> server.variables().containsKey(it.name()))
                .toList();
        assertThat(known).hasSizeGreaterThan(150);

        assertThat(known).allSatisfy(it -> {
            Said shown = Objects.requireNonNull(server.variables().get(it.name()));
            assertThat(it).isEqualTo(it.value().isEmpty() ? shown.withoutValue() : shown);
        });
    }

    @Test
    void whatIsSaidToBeIgnoredOrAbsentIsSo() {
        String version = RealServer.program("mariadbd", "--no-defaults", "--version")
                .run()
                .out();
        Target target = target(version.replaceFirst("(?s).*Ver ([^ ]+).*", "$1"));
        // One that is there and does nothing says so in the help only.
        List<String> ignored =
                named(option -> option.type(target).isPresent() ? Optional.empty() : option.ignored(target));
        List<String> absent = named(option -> option.absent(target));
        assertThat(ignored).hasSizeGreaterThan(20);
        assertThat(absent).hasSizeGreaterThan(30);

        Stream<String> options = Stream.concat(
                ignored.stream().map(name -> "--" + name + "=1"),
                absent.stream().map(name -> "--loose-" + name + "=1"));
        ProgramResult result = RealServer.program(
                        "mariadbd",
                        Stream.concat(Stream.of("--no-defaults", "--verbose", "--help"), options)
                                .toArray())
                .run();
        String said = result.err() + result.out();
        assertThat(ignored)
                .allSatisfy(name -> assertThat(said)
                        .containsPattern(
                                "'" + name.replace('_', '-') + "' (was removed|is MySQL 5.6 / 5.7 compatible option)"));
        assertThat(absent).allSatisfy(name -> assertThat(said).contains("unknown variable 'loose-" + name + "=1'"));
    }

    private static List<String> named(Function<KnownOption, Optional<Fact<Boolean>>> property) {
        return OptionKnowledge.load().options(Place.SERVER).stream()
                .filter(option -> property.apply(option)
                        .filter(fact -> fact.value() && fact.source().kind() == FactSource.Kind.SERVER)
                        .isPresent())
                .map(KnownOption::name)
                .toList();
    }

    private static Said shown(String row) {
        String[] columns = row.split("\t", -1);
        boolean isSwitch = columns[2].equals("BOOLEAN");
        return new Said(
                columns[0],
                columns[1].equals("GLOBAL") ? "global" : "both",
                columns[2].replaceAll("(BIG)?INT( UNSIGNED)?|DOUBLE", "NUMBER"),
                NO_FIXED_DEFAULT.contains(columns[0]) ? "" : columns[3],
                columns[4],
                columns[5],
                isSwitch ? "" : columns[6].replace(',', ' '),
                columns[7]);
    }

    /** What was read from that server, and nothing that only a document says. */
    private static List<Said> known(Target target, Predicate<String> names) {
        return OptionKnowledge.load().options(Place.SERVER).stream()
                .filter(option -> names.test(option.name()))
                .flatMap(option -> known(option, target).stream())
                .toList();
    }

    /** Empty also for what is no variable: of that its kind is known only. */
    private static Optional<Said> known(KnownOption option, Target target) {
        return option.type(target)
                .filter(type -> type.source().kind() == FactSource.Kind.SERVER)
                .filter(type -> option.scope(target).isPresent())
                .map(type -> new Said(
                        option.name(),
                        option.scope(target).orElseThrow().value(),
                        name(type.value()),
                        option.defaultValue(target).map(it -> it.value()).orElse(""),
                        amount(type.value().bounds().min()),
                        amount(type.value().bounds().max()),
                        words(type.value()),
                        option.dynamic(target).orElseThrow().value() ? "NO" : "YES"));
    }

    private static String name(ValueType type) {
        return Stream.of(
                        type instanceof ValueType.Switch ? "BOOLEAN" : "",
                        type instanceof ValueType.Choice ? "ENUM" : "",
                        type instanceof ValueType.Several ? "SET" : "",
                        type instanceof ValueType.Text ? "VARCHAR" : "")
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("NUMBER");
    }

    private static String amount(Optional<Bounds.Bound> bound) {
        return bound.map(it -> it.amount().toPlainString()).orElse("");
    }

    private static String words(ValueType type) {
        return String.join(" ", type.words());
    }
}
