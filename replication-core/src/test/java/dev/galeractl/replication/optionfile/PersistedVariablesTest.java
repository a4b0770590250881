package dev.galeractl.replication.optionfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.source.InputProblem;
import dev.galeractl.replication.source.SourceText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first form is that of MySQL 8.0's manual, "The persisted_variables Table"; the second one nests as later servers do, and was written by us. */
class PersistedVariablesTest {
    private static final String AS_IN_THE_MANUAL = """
            {
              "Version": 1,
              "mysql_server": {
                "max_connections": {
                  "Value": "1000",
                  "Metadata": { "Timestamp": 1.519921706e+15, "User": "root", "Host": "localhost" }
                },
                "wsrep_provider_options": { "Value": "gcache.size=1G; pc.weight=2" }
              }
            }
            """;

    private static final String ON_ONE_LINE = "{\"Version\" : 2 , \"mysql_static_variables\" : {\"back_log\" : "
            + "{\"Value\" : \"100\" , \"Metadata\" : {\"User\" : \"ro\\\"ot\"}}}, \"others\" : [1, {\"Value\": \"no\"}], \"none\": null}";

    private static EffectiveOptions over(String file, String persisted) {
        return OptionFileResolver.resolve("my.cnf", file)
                .withCommandLine(List.of("--max-connections=50"))
                .withPersisted(new SourceText("/data/mysqld-auto.cnf", persisted));
    }

    @Test
    void aPersistedValueIsStrongerThanFilesAndCommandLine() {
        EffectiveOptions options = over("[mysqld]\nmax_connections=10\nport=1\n", AS_IN_THE_MANUAL);

        assertThat(options.value("max_connections")).contains("1000");
        assertThat(options.value("port")).contains("1");
        assertThat(options.history("max_connections"))
                .extracting(it -> it.value().orElseThrow() + " " + it.group())
                .containsExactly("10 mysqld", "50 command line", "1000 SET PERSIST");
    }

    @Test
    void itsPlaceIsKnown() {
        EffectiveOptions options = over("", AS_IN_THE_MANUAL);
        OptionSetting setting = options.setting("wsrep_provider_options").orElseThrow();

        assertThat(setting.valueSpan().orElseThrow().start()).hasToString("/data/mysqld-auto.cnf:8:43");
        assertThat(setting.nameSpan().start()).hasToString("/data/mysqld-auto.cnf:8:6");
        assertThat(options.line(setting.nameSpan()).orElseThrow()).contains("pc.weight=2");
        assertThat(WrittenValue.part(options, setting, setting.valueSpan().orElseThrow(), 16, 2)
                        .start())
                .hasToString("/data/mysqld-auto.cnf:8:59");
    }

    @Test
    void whereTheVariablesNestDoesNotMatter() {
        EffectiveOptions options = over("", ON_ONE_LINE);

        assertThat(options.value("back_log")).contains("100");
        assertThat(options.history("back_log")).hasSize(1);
        assertThat(options.settings()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[mysqld]\nport=1",
                "{\"mysql_server\": {\"port\": {\"Value\": \"1\"}",
                "{} {}",
                "{",
                "{\"",
                "{\"a\": \"",
                "{\"a\": {\"Value\": \"1\n2\"}}",
                "{\"a\"}",
                "{\"a\": }"
            })
    void whatIsNoSuchFileIsSaidToBeNone(String text) {
        assertThatExceptionOfType(InputProblem.class)
                .isThrownBy(() -> over("", text))
                .withMessageStartingWith("/data/mysqld-auto.cnf, line ");
    }

    @Test
    void aSecretIsNotInTheLinesThatAreShown() {
        EffectiveOptions options = over(
                "",
                "{\"x\": {\"wsrep_sst_auth\": {\"Value\": \"sst:pa\\\"ss\"}, \"port\": {\"Value\": \"1\"}, \"a_password\": {\"Value\": \"word\"}}}");
        OptionSetting port = options.setting("port").orElseThrow();

        assertThat(options.value("wsrep_sst_auth")).contains("sst:pa\"ss");
        assertThat(options.line(port.nameSpan()).orElseThrow())
                .doesNotContain("ss\\\"", "pa\\\"", "word\"}")
                .contains("\"port\": {\"Value\": \"1\"}");
        assertThat(options.line(port.nameSpan())
                        .orElseThrow()
                        .charAt(port.valueSpan().orElseThrow().column() - 1))
                .isEqualTo('1');
        assertThat(PersistedVariables.gave(port)).isTrue();
    }

    @Test
    void anEmptyFileSaysNothing() {
        assertThat(over("", "").settings()).hasSize(1);
        assertThat(over("", "{ \"Version\": 1, \"mysql_server\": {} }\n").settings())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"pxc-8.0, true", "pxc-8.4, true", "mysql-wsrep-8.0, true", "pxc-5.7, false", "mariadb-10.11, false"})
    void onlyMysqlSince80ReadsIt(String version, boolean read) {
        assertThat(PersistedVariables.areRead(EffectiveOptions.none(), ServerVersion.parseWanted(version)))
                .isEqualTo(read);
    }

    @Test
    void itCanBeSwitchedOff() {
        EffectiveOptions options = OptionFileResolver.resolve("my.cnf", "[mysqld]\npersisted_globals_load=OFF\n");

        assertThat(PersistedVariables.areRead(options, Optional.empty())).isFalse();
        assertThat(PersistedVariables.areRead(EffectiveOptions.none(), Optional.empty()))
                .isTrue();
    }
}
