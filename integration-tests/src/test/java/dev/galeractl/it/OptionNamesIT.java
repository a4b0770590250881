package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionFileProblem;
import dev.galeractl.replication.optionfile.OptionFileResolver;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and switches mean to us what they mean to the installed server; it is asked with {@code --verbose --help}, and starts nothing. */
class OptionNamesIT {
    private static final OptionCatalog CATALOG = OptionCatalog.of(Product.MARIADB);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wsrep-on=ON",
                "WSREP_ON=on",
                "wsrep_on",
                "wsrep_on=yes",
                "wsrep_on=2",
                "wsrep_on=",
                "wsrep_on=\"ON \"",
                "skip-wsrep-on",
                "wsrep_on=1\nskip_wsrep_on=1",
                "skip_wsrep_on=0",
                "skip_wsrep_on=OFF",
                "enable_wsrep_on=0",
                "enable_wsrep_on=OFF",
                "disable-wsrep_on=0",
                "loose_wsrep_on=1",
                "loose-loose_wsrep_on=1",
                "loose_skip_wsrep_on",
                "wsrep_on=1\nloose_skip_wsrep_on",
                "skip_enable_wsrep_on",
                "loose_enable_skip_wsrep_on",
                "skip_skip_wsrep_on=0",
                "wsrep_o=1",
                "loose_wsrep_o=1",
                "skip_wsrep_o",
                "--wsrep_on=1",
                "wsrep on=1",
                "=1",
                "wsrep_on = 1 # no",
            })
    void switches(String lines) throws IOException {
        Optional<String> said = server(lines, "wsrep-on");
        EffectiveOptions options = options(lines);
        assertThat(starts(options)).isEqualTo(said.isPresent());
        said.ifPresent(
                value -> assertThat(options.flag("wsrep_on").orElse(false)).isEqualTo(value.equals("TRUE")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wsrep_cluster_address=gcomm://a,b?x=y;z # c",
                "wsrep_cluster_addr=gcomm://a",
                "loose-wsrep_cluster_addr=gcomm://a",
                "wsrep_cluster=gcomm://a",
                "wsrep_cluster_address=1\nwsrep-cluster_address=2",
                "disable_wsrep_cluster_address=x",
                "disable_wsrep_cluster_address=0",
                "maximum_wsrep_cluster_address=x",
                "wsrep_cluster_adress=gcomm://a",
                "loose_wsrep_cluster_adress=gcomm://a",
            })
    void texts(String lines) throws IOException {
        Optional<String> said = server(lines, "wsrep-cluster-address");
        EffectiveOptions options = options(lines);
        if (lines.startsWith("maximum_")) {
            // Known as a name; that a text has no maximum is a matter of kinds, which we leave to the server.
            assertThat(options.value("wsrep_cluster_address")).isEmpty();
            return;
        }
        assertThat(starts(options)).isEqualTo(said.isPresent());
        said.ifPresent(value ->
                assertThat(options.value("wsrep_cluster_address").orElse("")).isEqualTo(value));
    }

    private static EffectiveOptions options(String lines) {
        return OptionFileResolver.resolve("my.cnf", "[mysqld]\n" + lines + "\n");
    }

    private static boolean starts(EffectiveOptions options) {
        return options.problems().stream().noneMatch(OptionFileProblem::stopsServer)
                && options.settings().stream().allMatch(setting -> setting.loose() || CATALOG.isKnown(setting.name()));
    }

    /** The value after reading options; empty if the server refuses the file. */
    private Optional<String> server(String lines, String option) throws IOException {
        Path file = Files.writeString(folder.resolve("my.cnf"), "[mysqld]\n" + lines + "\n");
        Path base = RealServer.base();
        ProgramResult result = RealServer.program(
                        "mariadbd",
                        "--defaults-file=" + file,
                        "--basedir=" + base,
                        "--lc-messages-dir=" + base.resolve("share/mysql"),
                        "--datadir=" + folder,
                        "--user=" + System.getProperty("user.name"),
                        "--verbose",
                        "--help")
                .run();
        if (result.exitStatus() != 0) {
            return Optional.empty();
        }
        Matcher row = Pattern.compile("(?m)^" + option + " +(.*)$").matcher(result.out());
        assertThat(row.find()).as(result.out()).isTrue();
        return Optional.of(row.group(1).strip());
    }
}
