package dev.galeractl.diagnostics.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.doctor.Doctor;
import dev.galeractl.diagnostics.doctor.DoctorReport;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.diagnostics.live.LiveFacts.Datadir;
import dev.galeractl.diagnostics.live.LiveFacts.Port;
import dev.galeractl.diagnostics.live.LiveFacts.Server;
import dev.galeractl.replication.log.LogReader;
import dev.galeractl.replication.state.WsrepStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded logs of single nodes, and what the doctor says of them on a host whose server is in this or that state. */
class PresentTest {

    private static final Path LOGS = Path.of("src/test/logs");

    private static final Map<String, String> SYNCED = Map.of(
            "wsrep_provider_name", "Galera",
            "wsrep_local_state", "4",
            "wsrep_local_state_comment", "Synced",
            "wsrep_cluster_status", "Primary",
            "wsrep_cluster_size", "3",
            "wsrep_connected", "ON",
            "wsrep_ready", "ON");

    static List<String> singleNodes() throws IOException {
        try (Stream<Path> folders = Files.list(LOGS)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("error.log")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("singleNodes")
    void noAdviceToStartOrFoundAnythingWhileTheNodeIsAWorkingMember(String scenario) throws IOException {
        DoctorReport report = report(scenario, running(SYNCED));

        assertThat(report.findings().stream()
                        .filter(finding -> List.of("GAL401", "GAL203", "GAL410")
                                .contains(finding.code().value()))
                        .map(Finding::circumstance))
                .allMatch("healed"::equals);
    }

    @Test
    void aFailedStartIsHistoryOnceTheServerIsSynced() throws IOException {
        DoctorReport report = report("not-safe-to-bootstrap", running(SYNCED));

        assertThat(report.verdict()).isEqualTo(Verdict.OK);
        assertThat(report.findings()).extracting(Finding::circumstance).containsExactly("healed");
        assertThat(report.findings().get(0).parameters()).containsEntry("healedAt", "2026-11-22 12:00:00Z");
    }

    @Test
    void aServerThatCannotBeAskedProvesNothing() throws IOException {
        Server asked = new Server.Running(7, Optional.empty(), Optional.empty());

        assertThat(report("not-safe-to-bootstrap", asked).verdict()).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void aServerOutsideOfThePrimaryComponentHealsNothingAndIsAFindingItself() throws IOException {
        Map<String, String> alone = new TreeMap<>(SYNCED);
        alone.put("wsrep_cluster_status", "non-Primary");
        alone.put("wsrep_ready", "OFF");

        DoctorReport report = report("tls-key-of-another", running(alone));

        assertThat(report.findings())
                .extracting(finding -> finding.code() + " " + finding.circumstance())
                .containsExactlyInAnyOrder("GAL704 mismatch", "GAL403 live");
    }

    @Test
    void aFlagThatIsSetByNowIsSaid() throws IOException {
        LiveReport live =
                report("not-safe-to-bootstrap", new Server.Stopped()).live().orElseThrow();

        assertThat(live.remarks()).extracting(Present.Remark::kind).containsExactly(Present.Remark.Kind.FLAG_SET);
    }

    @Test
    void aPortThatIsFreeByNowIsNoErrorAnyMore() throws IOException {
        DoctorReport free = report("port-in-use-clients", new Server.Stopped(), List.of(clients(false)));
        DoctorReport taken = report("port-in-use-clients", new Server.Stopped(), List.of(clients(true)));
        DoctorReport unknown = report("port-in-use-clients", new Server.Unknown(), List.of(clients(false)));

        assertThat(free.verdict()).isEqualTo(Verdict.ATTENTION);
        assertThat(free.findings()).extracting(Finding::circumstance).containsExactly("live");
        assertThat(free.live().orElseThrow().remarks()).isEmpty();
        assertThat(taken.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(unknown.verdict()).isEqualTo(Verdict.BROKEN);
    }

    private static Port clients(boolean taken) {
        return new Port("client", "127.0.40.128", 3306, Optional.of(taken), OptionalLong.empty());
    }

    private static Server running(Map<String, String> status) {
        return new Server.Running(
                7, Optional.of(Instant.parse("2026-11-22T12:00:00.250Z")), Optional.of(new WsrepStatus(status)));
    }

    private static DoctorReport report(String scenario, Server server) throws IOException {
        return report(scenario, server, List.of());
    }

    private static DoctorReport report(String scenario, Server server, List<Port> ports) throws IOException {
        Doctor doctor = new Doctor();
        try (InputStream in = Files.newInputStream(LOGS.resolve(scenario).resolve("error.log"))) {
            LogReader.read("error.log", in, doctor.log("error.log"));
        }
        return doctor.report(
                Optional.empty(),
                Optional.of(new LiveFacts(
                        Optional.of("db1"),
                        Optional.empty(),
                        server,
                        Optional.of(new Datadir(
                                Path.of("/var/lib/mysql"),
                                Optional.empty(),
                                Optional.of(true),
                                false,
                                OptionalLong.of(1L << 40))),
                        ports,
                        Optional.empty(),
                        List.of())));
    }
}
