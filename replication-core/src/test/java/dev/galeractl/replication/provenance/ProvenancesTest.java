package dev.galeractl.replication.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.Secrets;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.option.knowledge.Fact;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionFileResolver;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvenancesTest {
    private static final String FILE = """
            [mysqld]
            port=3306
            wsrep_provider_options="gcache.size=1G; pc.weight=2"
            wsrep_sst_auth=sst:s3cret
            [galera]
            wsrep-provider-options="gcache.size=2G;gcache.size = 3G"
            port=3307
            """;

    @Test
    void theWinnerAndWhatItOverridesHaveTheirPlaces() {
        Provenance port = of(FILE, "port");
        assertThat(port.winner().orElseThrow().value()).contains("3307");
        assertThat(port.winner().orElseThrow().group()).contains("galera");
        assertThat(port.winner().orElseThrow().span().line()).isEqualTo(7);
        assertThat(port.overridden()).extracting(it -> it.span().line()).containsExactly(2);
    }

    @Test
    void anOptionOfTheProviderIsFoundInsideTheStringThatCounts() {
        Provenance size = of(FILE, "gcache.size");
        assertThat(size.place()).isEqualTo(Place.PROVIDER);
        assertThat(size.winner().orElseThrow().value()).contains("3G");
        assertThat(size.winner().orElseThrow().span().column()).isEqualTo(54);
        assertThat(size.overridden()).extracting(it -> it.value().orElseThrow()).containsExactly("1G", "2G");
    }

    @Test
    void whatStandsInAnOverriddenStringIsLost() {
        Provenance weight = of(FILE, "pc.weight");
        assertThat(weight.winner()).isEmpty();
        assertThat(weight.overridden()).hasSize(1);
        assertThat(weight.defaultValue().map(Fact::value)).contains("1");
    }

    @Test
    void theCommandLineWins() {
        EffectiveOptions options = OptionFileResolver.resolve("my.cnf", FILE).withCommandLine(List.of("--port=4000"));
        Given winner = provenances(options).of("port").orElseThrow().winner().orElseThrow();
        assertThat(winner.isOnCommandLine()).isTrue();
        assertThat(winner.value()).contains("4000");
    }

    @Test
    void noSecretIsTold() {
        Given account = of(FILE, "wsrep_sst_auth").winner().orElseThrow();
        assertThat(account.value()).contains("sst:********");
        assertThat(account.masked()).isTrue();
        assertThat(provenances(OptionFileResolver.resolve("my.cnf", FILE)).all().toString())
                .doesNotContain("s3cret");
        assertThat(Secrets.isSecret("report_password", "x")).isTrue();
        assertThat(Secrets.isSecret("socket.ssl_password_file", "/x")).isFalse();
        assertThat(Secrets.isSecret("file_key_management_filekey", "FILE:/etc/k"))
                .isFalse();
        assertThat(Secrets.isSecret("file_key_management_filekey", "k")).isTrue();
    }

    @Test
    void whatNobodyGivesHasItsDefaultAndWhatNobodyKnowsIsNothing() {
        Provenance format = of("", "binlog_format");
        assertThat(format.winner()).isEmpty();
        assertThat(format.defaultValue().map(Fact::value)).contains("MIXED");
        assertThat(provenances(EffectiveOptions.none()).of("no_such_option")).isEqualTo(Optional.empty());
        assertThat(provenances(EffectiveOptions.none()).of("no.such")).isEqualTo(Optional.empty());
    }

    private static Provenance of(String file, String name) {
        return provenances(OptionFileResolver.resolve("my.cnf", file)).of(name).orElseThrow();
    }

    private static Provenances provenances(EffectiveOptions options) {
        return new Provenances(
                options, OptionCatalog.of(Product.MARIADB), Target.of(ServerVersion.parse("10.11.19-MariaDB")));
    }
}
