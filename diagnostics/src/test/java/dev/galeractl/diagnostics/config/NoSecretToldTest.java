package dev.galeractl.diagnostics.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.config.ignore.Sieve;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionFileResolver;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings about a line with a password do not hold the password. */
class NoSecretToldTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wsrep_sst_auth=sst:geheim",
                "wsrep_sst_auth = 'sst:geheim' # galeractl: ignore GAL999 geheim",
                "wsrep_sst_auht=sst:geheim",
                "wsrep-sst-auth sst:geheim",
                "loose_wsrep_sst_auth=sst:geheim",
                "password=geheim",
            })
    void noPartOfAFindingHoldsIt(String line) {
        String text =
                line + "\n[mysqld]\nwsrep_on=ON\nwsrep_provider=/p\n" + line + "\nwsrep_cluster_address=gcomm://a,b\n";
        for (String version : List.of("mariadb-10.11", "pxc-8.0", "pxc-5.7", "")) {
            EffectiveOptions options = OptionFileResolver.resolve("my.cnf", text);
            ConfigReport report = new Sieve()
                    .sift(
                            ConfigDiagnosis.check(
                                    new ConfigFacts(options, ServerVersion.parseWanted(version), Optional.empty())),
                            options.files(),
                            List.of());

            assertThat(report.findings()).extracting(Finding::toString).noneMatch(told -> told.contains("geheim"));
        }
    }
}
