package dev.galeractl.bootstrap.host.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.host.CommandHost;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostFiles;
import dev.galeractl.bootstrap.host.HostOptionFiles;
import dev.galeractl.bootstrap.host.Secrets;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Option files that are read by a host's commands; this host's here. */
class HostOptionFilesTest {
    @TempDir
    Path folder;

    /** As a service sees it, whose working folder that is. */
    @Test
    void relativeIncludesCountFromTheRootFolder() throws Exception {
        Files.createDirectories(folder.resolve("conf.d"));
        Files.writeString(folder.resolve("conf.d/galera.cnf"), "[mysqld]\nwsrep_on=ON\n");
        Path main = Files.writeString(
                folder.resolve("my.cnf"),
                "!includedir " + Path.of("/").relativize(folder).resolve("conf.d") + "\n");

        EffectiveOptions options = read(main);
        assertThat(options.value("wsrep_on")).contains("ON");
        assertThat(options.problems()).isEmpty();
        assertThat(options.files().get(1).name()).isEqualTo("db1:" + folder.resolve("conf.d/galera.cnf"));
    }

    @Test
    void theOtherFileIsReadWhereNoPlaceHasOne() throws Exception {
        Path other = Files.writeString(folder.resolve("other.cnf"), "[mysqld]\nport=3307\n");
        assertThat(read(other).value("port")).contains("3307");
        assertThat(read(folder.resolve("none.cnf")).files()).isEmpty();
    }

    @Test
    void aFileThatIsToComeIsReadInItsPlaceAndInsteadOfWhatLiesThere() throws Exception {
        Path later = Files.createDirectories(folder.resolve("conf.d")).resolve("90-later.cnf");
        Files.writeString(later, "[mysqld]\nport=3308\n");
        Path secret = Files.writeString(folder.resolve("secret.cnf"), "[mysqld]\nwsrep_sst_auth=sst:owl\n");
        Path main = Files.writeString(folder.resolve("my.cnf"), "!includedir " + folder.resolve("conf.d") + "\n");
        Path coming = folder.resolve("conf.d/50-galera.cnf");

        EffectiveOptions options =
                read(Map.of(coming, "!include " + secret + "\n[mysqld]\nport=3307\nwsrep_on=ON\n", secret, ""), main);

        assertThat(options.value("wsrep_on")).contains("ON");
        assertThat(options.value("port")).as("read after it").contains("3308");
        assertThat(options.value("wsrep_sst_auth")).isEmpty();
    }

    private EffectiveOptions read(Path otherwise) throws Exception {
        return read(Map.of(), otherwise);
    }

    private EffectiveOptions read(Map<Path, String> toCome, Path otherwise) throws Exception {
        Host host = new CommandHost("db1", new ProcessTransport("db1"), Secrets.NONE);
        return HostOptionFiles.read(
                host,
                HostFiles.of(host),
                toCome,
                List.of(folder.resolve("nowhere.cnf")),
                otherwise,
                OptionGroups.mariadbServer(),
                OptionCatalog.of(Product.MARIADB));
    }
}
