package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.node.ServerInstallations;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.optionfile.OptionSetting;
import dev.galeractl.replication.sql.Account;
import dev.galeractl.replication.sql.StatusAddress;
import dev.galeractl.replication.sql.StatusQuestions;
import dev.galeractl.replication.sql.StatusReading;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code validate --live}: what a real server runs with and its files do not say. */
class LiveOptionsIT {
    private static final Path PUBLISHED = Path.of("../diagnostics/src/test/optionfiles");

    /** Of another machine, or too much for this one. */
    private static final Set<String> NOT_HERE = Set.of(
            "basedir",
            "bind_address",
            "collation_server",
            "innodb_data_file_path",
            "innodb_log_file_size",
            "log_error",
            "port",
            "skip_log_error",
            "syslog",
            "user",
            "wsrep_cluster_address",
            "wsrep_cluster_name",
            "wsrep_provider",
            "wsrep_provider_options",
            "wsrep_sst_receive_address",
            "plugin_load_add");

    /** Some of what the provider reads in another way than it writes it. */
    private static final String SPELLINGS =
            "gcs.fc_limit=128;gcs.fc_factor=0.80;gcs.fc_master_slave=YES;evs.suspect_timeout=PT15S;"
                    + "evs.inactive_timeout=PT1M;evs.inactive_check_period=P1S;evs.keepalive_period=3;gcache.recover=yes;gcache.page_size=300M;"
                    + "cert.optimistic_pa=NO;pc.recovery=TRUE;pc.weight=10;evs.send_window=1024;socket.recv_buf_size=auto";

    @RegisterExtension
    final Testbed testbed = new Testbed();

    /** Each value of an option in the corpus comes in one of the rounds. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aServerThatRunsWithItsFileHasNotDrifted(int round) throws IOException {
        NodeFiles node = testbed.nodes(2).get(0);
        published(round).forEach((option, value) -> node.set("loose_" + option, value));
        node.set("collation_server", node.setting("loose_character_set_server") + "_general_ci");
        node.withProviderOption(round == 0 ? SPELLINGS : "gmcast.segment=" + round);
        Map<String, String> rounded = Map.of(
                "max_binlog_size",
                "100000000",
                "thread_stack",
                "300000",
                "table_open_cache",
                "400001",
                "open_files_limit",
                "65535",
                "secure_file_priv",
                testbed.folder().toString(),
                "auto_increment_increment",
                "3",
                "wsrep_sst_auth",
                "root:secret",
                "long_query_time",
                "2",
                "log_output",
                "TABLE,FILE");
        rounded.forEach((option, value) -> node.set(option, value));
        found(node);

        assertThat(drift(node)).isEmpty();

        // A file that was only touched: now every value that the server wrote in another way has to be recognised as
        // the same.
        touch(node);
        assertThat(drift(node)).isEmpty();
    }

    @Test
    void whatWasSetAtRunTimeIsTold() throws IOException {
        NodeFiles node = founder().withProviderOption("gcs.fc_limit=128");
        RealServer server = found(node);
        server.sql(
                        "SET GLOBAL wsrep_slave_threads = 7; SET GLOBAL wsrep_provider_options = 'gcs.fc_limit=77;pc.weight=2';"
                                + " SET GLOBAL wsrep_desync = ON; SET GLOBAL max_connections = 20; SET GLOBAL max_connections = 151;"
                                + " SET GLOBAL wsrep_reject_queries = ALL; SET GLOBAL wsrep_reject_queries = NONE")
                .assertExit(0);
        assertThat(drift(node))
                .containsExactlyInAnyOrder(
                        "wsrep_slave_threads set-at-run-time",
                        "gcs.fc_limit set-at-run-time",
                        "pc.weight set-only-at-run-time",
                        "wsrep_desync set-only-at-run-time");

        server.sql("SET GLOBAL wsrep_slave_threads = 2; SET GLOBAL wsrep_desync = OFF;"
                        + " SET GLOBAL wsrep_provider_options = 'gcs.fc_limit=128;pc.weight=1'")
                .assertExit(0);
        assertThat(drift(node)).isEmpty();
    }

    @Test
    void aFileThatWasChangedAwaitsTheRestart() throws IOException {
        NodeFiles node = founder();
        found(node);
        whenItIsOlderThanItsFile(node);
        node.set("ft_min_word_len", "3")
                .set("max_connections", "40")
                .set("wsrep_slave_threads", "4")
                .withProviderOption("gcs.fc_limit=99");
        assertThat(drift(node))
                .containsExactlyInAnyOrder(
                        "ft_min_word_len awaits-restart",
                        "max_connections could-be-set",
                        "wsrep_slave_threads could-be-set",
                        "gcs.fc_limit could-be-set");
    }

    @Test
    void whatTheCommandLineSaidIsStrongerThanTheFile() throws IOException {
        NodeFiles node = founder();
        RealServer.createDatadir(node);
        testbed.start(node, "--wsrep-new-cluster", "--wsrep-slave-threads=5").awaitSynced();
        assertThat(drift(node)).containsExactly("wsrep_slave_threads command-line");
    }

    @Test
    void aNodeOutsideOfThePrimaryComponentAnswersToo() throws IOException {
        List<NodeFiles> nodes = testbed.nodes(2);
        nodes.forEach(it -> it.set("wsrep_slave_threads", "2")
                .withProviderOption("evs.suspect_timeout=PT1S;evs.inactive_timeout=PT2S;evs.keepalive_period=PT0.3S"));
        RealServer one = found(nodes.get(0));
        RealServer other = found(nodes.get(1), new String[0]);
        one.kill();
        other.awaitStatus("wsrep_cluster_status", "non-Primary");
        other.sql("SET GLOBAL wsrep_slave_threads = 7").assertExit(0);
        assertThat(drift(nodes.get(1))).hasSize(1).first().asString().startsWith("wsrep_slave_threads ");
    }

    @Test
    void aServerThatDoesNotAnswerIsSaidToBeUnreachable() throws IOException {
        NodeFiles node = founder().set("binlog_format", "MIXED");
        ProgramResult result = validate(node).assertExit(4);
        assertThat(result.out()).contains("GAL101").contains("\"reach\": \"refused\"");
        assertThat(result.err()).contains(node.socket().toString());
    }

    @Test
    void anotherServersOptionsAreNotCompared() throws IOException {
        List<NodeFiles> nodes = testbed.nodes(2);
        found(nodes.get(0));
        NodeFiles stranger = nodes.get(1).set("socket", nodes.get(0).socket().toString());
        Files.createDirectories(stranger.datadir());
        ProgramResult result = validate(stranger).assertExit(4);
        assertThat(result.out()).contains("\"reach\": \"another-server\"");
        assertThat(result.err()).contains(nodes.get(0).datadir().toString());
    }

    /** For machines on which Connector/J cannot use socket files. */
    @Test
    void theClientProgramTellsTheSame() {
        NodeFiles node = founder();
        found(node);
        StatusReading reading = ServerInstallations.ofThisMachine(RealServer.environment())
                .clientProgram(StatusQuestions.OPTIONS)
                .read(new StatusAddress.Socket(node.socket()), new Account("root", Optional.empty()));
        assertThat(reading).isInstanceOf(StatusReading.Answered.class);
        assertThat(((StatusReading.Answered) reading).status().raw())
                .containsEntry("wsrep_slave_threads", "2")
                .containsEntry(StatusQuestions.TRAITS + "wsrep_slave_threads", "CONFIG NO 1")
                .containsKey("uptime");
    }

    private NodeFiles founder() {
        return testbed.nodes(2).get(0).set("wsrep_slave_threads", "2");
    }

    private RealServer found(NodeFiles node) {
        return found(node, "--wsrep-new-cluster");
    }

    private RealServer found(NodeFiles node, String... arguments) {
        RealServer.createDatadir(node);
        return testbed.start(node, arguments).awaitSynced();
    }

    private ProgramResult validate(NodeFiles node) {
        return testbed.galeractl("validate", "--live", node.defaultsFile(), "--format", "json")
                .run();
    }

    /** Option and circumstance of every drift that is found; fails if the server was not asked. */
    private List<String> drift(NodeFiles node) {
        JsonNode json = JsonMapper.shared().readTree(validate(node).out());
        assertThat(json.at("/live/reach").asString()).as(json.toString()).isEqualTo("answered");
        List<String> drift = new ArrayList<>();
        for (JsonNode finding : json.get("findings")) {
            if (finding.get("code").asString().equals("GAL156")) {
                drift.add(option(finding) + " " + finding.get("circumstance").asString());
            }
        }
        return drift;
    }

    private static String option(JsonNode finding) {
        return finding.get("cause")
                .asString()
                .replaceFirst("^(The files say|The server runs with) ", "")
                .replaceFirst("[ =].*", "");
    }

    private static void touch(NodeFiles node) throws IOException {
        whenItIsOlderThanItsFile(node);
        Files.setLastModifiedTime(node.defaultsFile(), FileTime.from(Instant.now()));
    }

    /** The server tells its age in whole seconds only, and what is changed in its first moments counts as old. */
    private static void whenItIsOlderThanItsFile(NodeFiles node) {
        for (int i = 0; i < 100; i++) {
            String row = RealServer.sql(node, "SHOW GLOBAL STATUS LIKE 'Uptime'")
                    .out()
                    .strip();
            if (Integer.parseInt(row.replaceFirst(".*\t", "")) >= 4) {
                return;
            }
            pause();
        }
        throw new AssertionError("The server does not grow older");
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the published option files set, as far as it can be set here; one of the values of each. */
    private static Map<String, String> published(int round) throws IOException {
        Map<String, List<String>> values = new TreeMap<>();
        for (Path folder : folders()) {
            EffectiveOptions options = new OptionFileReader(OptionCatalog.of(Product.MARIADB), folder, Optional.empty())
                    .read(folder.resolve("my.cnf"), OptionGroups.mariadbServer());
            for (OptionSetting setting : options.winners()) {
                String value = setting.value().orElse("");
                if (canBeSetHere(setting.name(), value)) {
                    List<String> all = values.computeIfAbsent(setting.name(), it -> new ArrayList<>());
                    if (!all.contains(value)) {
                        all.add(value);
                    }
                }
            }
        }
        Map<String, String> one = new TreeMap<>();
        values.forEach((option, all) -> one.put(option, all.get(round % all.size())));
        return one;
    }

    private static boolean canBeSetHere(String option, String value) {
        return !NOT_HERE.contains(option)
                && !option.startsWith("wsrep_node_")
                && !option.contains(".")
                && !value.startsWith("/")
                && !value.isBlank()
                && !value.matches("\\d+G|\\d{4,}M");
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(PUBLISHED)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }
}
