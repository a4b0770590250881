package dev.galeractl.replication.optionfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.OptionFileProblem.Kind;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.source.SourceSpan;
import dev.galeractl.replication.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionFileResolverTest {
    @Test
    void lastSettingWinsAndTheOthersAreRemembered() {
        EffectiveOptions options = resolve("[mysqld]\nport=1\n[galera]\nport=2\n[mysqldump]\nport=3\n");
        assertThat(options.value("port")).contains("2");
        assertThat(options.history("port")).extracting(OptionSetting::group).containsExactly("mysqld", "galera");
        assertThat(options.setting("port").orElseThrow().valueSpan()).contains(SourceSpan.of("my.cnf", 4, 6, 1));
        assertThat(options.line(options.setting("port").orElseThrow().nameSpan()))
                .contains("port=2");
    }

    @Test
    void whatStandsInOtherGroupsIsKeptForThoseWhoAsk() {
        EffectiveOptions options = resolve("[sst]\nssl-mode=a\n[mysqld]\nport=1\n[SST]\nssl_mode=b\nport\n");
        assertThat(options.settingIn("sst", "ssl_mode").flatMap(OptionSetting::value))
                .contains("b");
        assertThat(options.settingIn("sst", "port").orElseThrow().value()).isEmpty();
        assertThat(options.settingIn("mysqld", "port")).isEmpty();
        assertThat(options.value("ssl_mode")).isEmpty();
        assertThat(options.withCommandLine(List.of("--port=2")).settingIn("sst", "ssl_mode"))
                .isPresent();
    }

    @Test
    void theFirstUserWins() {
        assertThat(resolve("[mysqld]\nuser=a\nuser=b\n").value("user")).contains("a");
    }

    @Test
    void groupsAreThoseOfTheServerInAnyCase() {
        EffectiveOptions options = resolve("[MariaDB-10.11]\nport=1\n[mariadb-10.6]\nport=2\n[client]\nport=3\n");
        assertThat(options.settings()).hasSize(1);
        assertThat(options.value("port")).contains("1");
    }

    @Test
    void aSuffixAddsGroups() {
        OptionGroups groups = OptionGroups.mariadbServer().withSuffix(Optional.of("_two"));
        EffectiveOptions options =
                OptionFileResolver.resolve("my.cnf", "[mysqld]\nport=1\n[mysqld_two]\nport=2\n", groups, CATALOG);
        assertThat(options.history("port")).hasSize(2);
    }

    /** Tried on MariaDB 10.11.19, one by one. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "wsrep-on=ON, wsrep_on, ON",
                "WSREP_ON=1, wsrep_on, 1",
                "wsrep_on, wsrep_on, -",
                "skip-wsrep-on, wsrep_on, 0",
                "skip_wsrep_on=1, wsrep_on, 0",
                "skip_wsrep_on=0, wsrep_on, 1",
                "skip_wsrep_on=OFF, wsrep_on, 0",
                "disable-wsrep_on, wsrep_on, 0",
                "disable_wsrep_on=0, wsrep_on, 1",
                "enable_wsrep_on, wsrep_on, 1",
                "enable_wsrep_on=0, wsrep_on, 0",
                "enable_wsrep_on=OFF, wsrep_on, 1",
                "loose_wsrep_on=x, wsrep_on, x",
                "loose-loose_wsrep_on=x, wsrep_on, x",
                "loose_skip_wsrep_on, wsrep_on, 0",
                "skip_enable_wsrep_on, wsrep_on, 1",
                "skip_skip_wsrep_on, wsrep_on, 0",
                "loose_enable_skip_wsrep_on, wsrep_on, 0",
                "skip_innodb, innodb, 0",
                "skip_networking, skip_networking, -",
                "skip_networking=0, skip_networking, 0",
                "skip-networkin, skip_networking, -",
                "wsrep_cluster_addr=x, wsrep_cluster_address, x",
                "loose_wsrep_cluster_addr=x, wsrep_cluster_address, x",
                "disable_wsrep_cluster_address=x, wsrep_cluster_address, 0",
                "maximum_wsrep_slave_threads=4, maximum_wsrep_slave_threads, 4",
                "skip_foo, skip_foo, -",
                "loose_foo=1, foo, 1",
                "loose_skip_foo, skip_foo, -",
                "--wsrep_on=1, __wsrep_on, 1",
                "wsrep_cluster=a, wsrep_cluster, a",
            })
    void namesAreReadAsTheServerReadsThem(String line, String name, String value) {
        List<OptionSetting> settings = resolve("[mysqld]\n" + line + "\n").settings();
        assertThat(settings).hasSize(1);
        assertThat(settings.get(0).name()).isEqualTo(name);
        assertThat(settings.get(0).value()).isEqualTo(Optional.ofNullable(value));
        assertThat(settings.get(0).loose()).isEqualTo(line.contains("loose"));
    }

    @Test
    void abbreviationsAreReportedAmbiguousOnesStopTheServer() {
        EffectiveOptions options = resolve("[mysqld]\nwsrep_cluster_addr=x\nwsrep_cluster=a\nbind=b\n");
        assertThat(options.problems())
                .extracting(OptionFileProblem::kind, OptionFileProblem::detail, OptionFileProblem::stopsServer)
                .containsExactly(
                        tuple(Kind.ABBREVIATED_NAME, "wsrep_cluster_addr", false),
                        tuple(Kind.AMBIGUOUS_NAME, "wsrep_cluster", true),
                        tuple(Kind.ABBREVIATED_NAME, "bind", false));
    }

    @ParameterizedTest
    @CsvSource({"ON, true", "1, true", "True, true", "OFF, false", "0, false", "yes, false", "2, false", "'', false"})
    void switchesAreReadAsTheServerReadsThem(String value, boolean on) {
        assertThat(resolve("[mysqld]\nwsrep_on=" + value + "\n").flag("wsrep-on"))
                .contains(on);
    }

    @Test
    void aBareSwitchIsOnAndAnAbsentOneUnknown() {
        assertThat(resolve("[mysqld]\nwsrep_on\n").flag("wsrep_on")).contains(true);
        assertThat(resolve("[mysqld]\n").flag("wsrep_on")).isEmpty();
    }

    @Test
    void theCommandLineWinsAndIsNamedAsOrigin() {
        EffectiveOptions options = resolve("[mysqld]\nport=1\n")
                .withCommandLine(List.of("mariadbd", "--port=2", "--wsrep-new-cluster", "-u", "mysql"));
        OptionSetting port = options.setting("port").orElseThrow();
        assertThat(port.value()).contains("2");
        assertThat(port.group()).isEqualTo("command line");
        assertThat(port.valueSpan()).contains(SourceSpan.of("command line", 2, 8, 1));
        assertThat(options.line(port.nameSpan())).contains("--port=2");
        assertThat(options.flag("wsrep_new_cluster")).contains(true);
    }

    @Test
    void aSettingBeforeAnyGroupStopsTheServerAndIsReportedOnce() {
        EffectiveOptions options = resolve("a=1\nb=2\n[mysqld]\nport=3\n");
        assertThat(kinds(options)).containsExactly(Kind.SETTING_BEFORE_GROUP);
        assertThat(options.problems().get(0).stopsServer()).isTrue();
        assertThat(options.value("port")).contains("3");
    }

    @Test
    void inAnIncludedFileTheSameMistakeOnlyLosesTheRestOfThatFile() {
        Files files = new Files()
                .with("main", "[mysqld]\nport=1\n!include inc\nsocket=s\n")
                .with("inc", "[mysqld]\nport=2\n[oops\nport=3\n");
        EffectiveOptions options = files.resolve("main");
        assertThat(options.value("port")).contains("2");
        assertThat(options.value("socket")).contains("s");
        assertThat(kinds(options)).containsExactly(Kind.GROUP_NOT_CLOSED);
        assertThat(options.problems().get(0).stopsServer()).isFalse();
    }

    @Test
    void foreignGroupsMayHoldWhatTheyLike() {
        assertThat(resolve("[mysqldump]\nprompt=it's\n=x\nmax=1\n").problems()).isEmpty();
    }

    @Test
    void includedFoldersAreReadInTheOrderOfTheirBytes() {
        Files files = new Files().with("main", "[mysqld]\n!includedir d\n");
        for (String name :
                List.of("ü.cnf", "b.cnf", "B.cnf", "10.cnf", "1.cnf", ".x.cnf", "a.ini", "c.CNF", "d.cnf~")) {
            files.with("d/" + name, "[mysqld]\nport=" + name + "\n");
        }
        assertThat(files.resolve("main").history("port"))
                .extracting(setting -> setting.value().orElseThrow())
                .containsExactly(".x.cnf", "1.cnf", "10.cnf", "B.cnf", "b.cnf", "ü.cnf");
    }

    @Test
    void aFileThatIncludesItselfIsReadTenDeepAndReportedOnce() {
        EffectiveOptions options = new Files()
                .with("x", "")
                .with("main", "[mysqld]\nport=1\n!include x\n!include main\n")
                .resolve("main");
        assertThat(options.settings()).hasSize(11);
        assertThat(options.history("port")).hasSize(1);
        assertThat(options.files()).hasSize(2);
        assertThat(kinds(options)).containsExactly(Kind.INCLUDES_ITSELF);
    }

    @Test
    void foldersThatIncludeThemselvesManyTimesOverEndSoon() {
        Files files = new Files().with("main", "[mysqld]\n!includedir d\n");
        for (int i = 0; i < 20; i++) {
            files.with("d/" + i + ".cnf", "[mysqld]\nport=" + i + "\n!includedir d\n");
        }
        EffectiveOptions options = files.resolve("main");
        assertThat(kinds(options)).contains(Kind.INCLUDES_ITSELF);
        assertThat(options.files()).hasSize(21);
    }

    @Test
    void absentIncludesAreReportedAbsentFoldersStopTheServer() {
        EffectiveOptions options = new Files()
                .with("main", "[mysqld]\n!include nothing\n!includedir nowhere\n")
                .resolve("main");
        assertThat(kinds(options)).containsExactly(Kind.INCLUDE_NOT_FOUND, Kind.INCLUDE_FOLDER_UNREADABLE);
        assertThat(options.problems())
                .extracting(OptionFileProblem::stopsServer)
                .containsExactly(false, true);
    }

    @Test
    void aFileWritableByEveryoneCountsAsAbsentAndIsNamed() {
        SourceText open = new SourceText("my.cnf", "[mysqld]\nport=1\n", StandardCharsets.UTF_8, true);
        EffectiveOptions options =
                new OptionFileResolver(new Files(), OptionGroups.mariadbServer(), CATALOG).resolve(List.of(open));
        assertThat(options.settings()).isEmpty();
        assertThat(options.files()).containsExactly(new SourceFile("my.cnf", List.of(), true));
        assertThat(kinds(options)).containsExactly(Kind.WORLD_WRITABLE);
    }

    private static final OptionCatalog CATALOG = OptionCatalog.of(Product.MARIADB);

    private static EffectiveOptions resolve(String text) {
        return OptionFileResolver.resolve("my.cnf", text);
    }

    private static List<Kind> kinds(EffectiveOptions options) {
        return options.problems().stream().map(OptionFileProblem::kind).toList();
    }

    /** Files in memory. */
    private static final class Files implements OptionFileAccess {
        private final Map<String, String> texts = new LinkedHashMap<>();

        Files with(String name, String text) {
            texts.put(name, text);
            return this;
        }

        EffectiveOptions resolve(String name) {
            return new OptionFileResolver(this, OptionGroups.mariadbServer(), CATALOG)
                    .resolve(List.of(file(name).orElseThrow()));
        }

        @Override
        public Optional<SourceText> file(String path) {
            return Optional.ofNullable(texts.get(path)).map(text -> new SourceText(path, text));
        }

        @Override
        public Optional<List<String>> folder(String path) {
            TreeSet<String> names = new TreeSet<>();
            texts.keySet().stream()
                    .filter(name -> name.startsWith(path + "/"))
                    .forEach(name -> names.add(name.substring(path.length() + 1)));
            return names.isEmpty() ? Optional.empty() : Optional.of(new ArrayList<>(names));
        }
    }
}
