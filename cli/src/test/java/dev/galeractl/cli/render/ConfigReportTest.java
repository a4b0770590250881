package dev.galeractl.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionFileResolver;
import dev.galeractl.replication.provenance.Provenance;
import dev.galeractl.replication.provenance.Provenances;
import dev.galeractl.replication.service.ServiceAdditions;
import dev.galeractl.replication.service.ServiceModel;
import dev.galeractl.replication.source.SourceText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigReportTest {
    private static final Optional<ServerVersion> VERSION = ServerVersion.parse("10.11.19-MariaDB");

    private final ServiceAdditions service = ServiceModel.of(
            "mariadb.service",
            List.of(new SourceText("/u/mariadb.service", "[Service]\nExecStart=/usr/sbin/mariadbd --port=4000\n")),
            path -> Optional.empty(),
            List.of());

    @Test
    void everyValueHasItsPlace() {
        assertThat(report(Language.EN).text(List.of(view()), false)).isEqualTo("""
                Server: MariaDB 10.11.19
                Service: mariadb.service
                Read: my.cnf /u/mariadb.service

                port = 4000
                  /u/mariadb.service:2:37  set on the command line of mariadb.service
                  overrides 3307  my.cnf:2:6  [mysqld]
                wsrep_sst_auth = sst:********
                  my.cnf:3:16  [mysqld]
                wsrep_provider_options = gcache.size=2G
                  my.cnf:5:26  [mysqld]
                  overrides gcache.size=1G; pc.weight=2  my.cnf:4:24  [mysqld]
                gcache.size = 2G
                  my.cnf:5:38  [mysqld]
                  overrides 1G  my.cnf:4:37  [mysqld]
                pc.weight = 1
                  default of MariaDB 10.11.19
                  lost, in a string that a later one overrides: 2  my.cnf:4:51  [mysqld]
                """);
    }

    @Test
    void japaneseHasNoEnglishWords() {
        assertThat(report(Language.JA).text(List.of(view()), false))
                .contains("サービス: mariadb.service", "上書き: 1G", "コマンドラインで設定")
                .doesNotContain("overrides", "default of");
    }

    @Test
    void theDocumentFollowsItsSchema() {
        String json = report(Language.EN).json(List.of(view()));
        Schemas.assertValid("config", json);
        assertThat(json).doesNotContain("s3cret").contains("\"command-line\"", "\"masked\": true");
    }

    private static ConfigReport report(Language language) {
        return new ConfigReport(Theme.PLAIN, 80, Messages.in(language));
    }

    private ConfigView view() {
        EffectiveOptions options = service.over(OptionFileResolver.resolve("my.cnf", """
                [mysqld]
                port=3307
                wsrep_sst_auth=sst:s3cret
                wsrep_provider_options="gcache.size=1G; pc.weight=2"
                wsrep_provider_options = gcache.size=2G
                """));
        List<Provenance> all = new Provenances(options, OptionCatalog.of(Product.MARIADB), Target.of(VERSION)).all();
        return new ConfigView(
                VERSION,
                Optional.empty(),
                Optional.of(service),
                options.files(),
                Optional.empty(),
                List.of("mysqld"),
                all);
    }
}
