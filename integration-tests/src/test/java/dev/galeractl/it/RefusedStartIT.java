package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Harm;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What pages say of a start, MariaDB 10.11 does; {@code validate} names it before. */
class RefusedStartIT {
    /** What needs files beside the option file, and the test that makes them. */
    private static final Map<String, Class<?>> SHOWN_ELSEWHERE =
            Map.of("GAL704 mismatch-here", TlsOptionsIT.class, "GAL704 locked-here", TlsOptionsIT.class);

    @RegisterExtension
    final Testbed testbed = new Testbed();

    @ParameterizedTest
    @FieldSource({"dev.galeractl.it.Mistakes#REFUSED", "dev.galeractl.it.Mistakes#REFUSED_BEFORE"})
    void itDoesNotStart(Mistake mistake) {
        NodeFiles node = mistake.in(testbed.nodes(2).get(0));
        new ValidateAnswer(validate(node, "--format=json").assertExit(1)).finds(mistake);
        validate(node, "--guard").assertExit(mistake.harm().isPresent() ? 3 : 0);

        RealServer.createDatadir(node);
        testbed.start(node, "--wsrep-new-cluster").awaitEnd();
    }

    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#TOLD")
    void itStartsAndTells(Mistake mistake) throws IOException {
        NodeFiles node = goodEnough(mistake);

        testbed.start(node, "--wsrep-new-cluster").awaitSynced();
        // What is said before the error log is open goes to standard error.
        assertThat(Files.readString(node.standardError()) + Files.readString(node.errorLog()))
                .contains(mistake.shown());
    }

    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#OTHERWISE")
    void itStartsWithOtherValues(Mistake mistake) {
        NodeFiles node = goodEnough(mistake);

        RealServer server = testbed.start(node, "--wsrep-new-cluster").awaitSynced();
        assertThat(server.sql("SHOW GLOBAL VARIABLES").out()).contains(mistake.shown());
    }

    /** A page cannot claim that a server is stopped without a server that is. */
    @Test
    void everyCircumstanceThatStopsAServerIsShown() {
        Stream<String> claimed = Catalogue.all().stream()
                .flatMap(page -> page.circumstances().stream()
                        .filter(it ->
                                it.harm().filter(Harm.STOPS_SERVER::equals).isPresent())
                        .map(it -> page.code().value() + " " + it.name())
                        .filter(it -> !SHOWN_ELSEWHERE.containsKey(it)));
        assertThat(Stream.concat(Mistakes.REFUSED.stream(), Mistakes.REFUSED_BEFORE.stream())
                        .map(it -> it.code() + " " + it.circumstance()))
                .containsAll(claimed.toList());
    }

    private NodeFiles goodEnough(Mistake mistake) {
        NodeFiles node = mistake.in(testbed.nodes(2).get(0));
        new ValidateAnswer(validate(node, "--format=json").assertExit(0)).finds(mistake);
        validate(node, "--guard").assertExit(0);
        RealServer.createDatadir(node);
        return node;
    }

    private ProgramResult validate(NodeFiles node, String... options) {
        return testbed.galeractl("validate", "--this-host", "--server-version=10.11.19-MariaDB", node.defaultsFile())
                .with((Object[]) options)
                .run();
    }
}
