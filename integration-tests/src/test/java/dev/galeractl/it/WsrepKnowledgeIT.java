package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.knowledge.Bounds;
import dev.galeractl.replication.option.knowledge.FactSource;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.OptionKnowledge;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.option.knowledge.ValueType;
import dev.galeractl.replication.option.knowledge.VersionRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is known of the server's own options of replication is what the installed server says of them; what a newer one changes makes this test fail. */
class WsrepKnowledgeIT {
    private static final Set<String> NO_FIXED_DEFAULT = Set.of("wsrep_data_home_dir", "wsrep_node_name");

    /** Variables that no option sets are none of ours: nobody can write them into a file. */
    private static final String QUESTION = "SELECT LOWER(VARIABLE_NAME), VARIABLE_SCOPE, VARIABLE_TYPE, DEFAULT_VALUE,"
            + " COALESCE(NUMERIC_MIN_VALUE, ''), COALESCE(NUMERIC_MAX_VALUE, ''), COALESCE(ENUM_VALUE_LIST, ''), READ_ONLY"
            + " FROM information_schema.SYSTEM_VARIABLES"
            + " WHERE VARIABLE_NAME LIKE 'wsrep\\_%' AND COMMAND_LINE_ARGUMENT IS NOT NULL ORDER BY 1";

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
            String readOnly) {}

    @Test
    void everyOptionOfTheServerIsKnownAsItIs() {
        NodeFiles node = testbed.node("db1");
        RealServer.createDatadir(node);
        RealServer server = testbed.start(node, "--wsrep-on=OFF").awaitConnections();
        String version = server.sql("SELECT VERSION()").out().strip();
        Target target = Target.of(Product.MARIADB, VersionRange.parse(version.substring(0, version.indexOf('-'))));
        List<Said> shown =
                server.sql(QUESTION).out().lines().map(WsrepKnowledgeIT::shown).toList();
        assertThat(shown).hasSizeGreaterThan(40);

        assertThat(known(target)).containsExactlyInAnyOrderElementsOf(shown);
    }

    private static Said shown(String row) {
        String[] columns = row.split("\t", -1);
        boolean isSwitch = columns[2].equals("BOOLEAN");
        return new Said(
                columns[0],
                columns[1].equals("SESSION") ? "both" : "global",
                columns[2].replaceAll("(BIG)?INT UNSIGNED", "NUMBER"),
                NO_FIXED_DEFAULT.contains(columns[0]) ? "" : columns[3],
                columns[4],
                columns[5],
                isSwitch ? "" : columns[6].replace(',', ' '),
                columns[7]);
    }

    /** What was read from that server, and nothing that only a document says. */
    private static List<Said> known(Target target) {
        return OptionKnowledge.load().options(Place.SERVER).stream()
                .filter(option -> option.name().startsWith("wsrep_"))
                .flatMap(option -> known(option, target).stream())
                .toList();
    }

    private static Optional<Said> known(KnownOption option, Target target) {
        return option.type(target)
                .filter(type -> type.source().kind() == FactSource.Kind.SERVER)
                .map(type -> new Said(
                        option.name(),
                        option.scope(target).orElseThrow().value(),
                        name(type.value()),
                        option.defaultValue(target).map(it -> it.value()).orElse(""),
                        amount(bounds(type.value()).flatMap(Bounds::min)),
                        amount(bounds(type.value()).flatMap(Bounds::max)),
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

    private static Optional<Bounds> bounds(ValueType type) {
        if (type instanceof ValueType.Whole whole) {
            return Optional.of(whole.bounds());
        }
        return type instanceof ValueType.Size size ? Optional.of(size.bounds()) : Optional.empty();
    }

    private static String amount(Optional<Bounds.Bound> bound) {
        return bound.map(it -> it.amount().toPlainString()).orElse("");
    }

    private static String words(ValueType type) {
        if (type instanceof ValueType.Choice choice) {
            return String.join(" ", choice.words());
        }
        return type instanceof ValueType.Several several ? String.join(" ", several.words()) : "";
    }
}
