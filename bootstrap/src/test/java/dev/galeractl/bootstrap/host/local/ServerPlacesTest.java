package dev.galeractl.bootstrap.host.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.config.fact.ServerAccount;
import dev.galeractl.diagnostics.config.fact.ServerPlace;
import dev.galeractl.replication.optionfile.OptionFileResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerPlacesTest {

    @TempDir
    private Path folder;

    @Test
    void anAccountHasItsOwnGroupAndThoseThatListIt() throws IOException {
        assertThat(places().account("mysql")).contains(new ServerAccount("mysql", Set.of("mysql", "ssl-cert")));
    }

    @Test
    void anAccountThatTheHostDoesNotListIsUnknown() throws IOException {
        assertThat(places().account("galera")).isEmpty();
    }

    @Test
    void theOptionUserSaysWhoseTheServerIs() throws IOException {
        assertThat(places().look(OptionFileResolver.resolve("my.cnf", "[mysqld]\nuser=dba\n"), Optional.empty())
                        .account())
                .contains(new ServerAccount("dba", Set.of("dba")));
    }

    @Test
    void filesAreSeenAsTheyAre() throws IOException {
        Path file = folder.resolve("my.cnf");
        Files.writeString(file, "[mysqld]\ndatadir=" + folder.resolve("none") + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        ServerPlace place =
                places().look(OptionFileResolver.resolve(file.toString(), Files.readString(file)), Optional.empty());

        assertThat(place.file(file)).hasValueSatisfying(seen -> {
            assertThat(seen.isReadByAll()).isFalse();
            assertThat(PosixFilePermissions.toString(seen.permissions())).isEqualTo("rw-r-----");
        });
        assertThat(place.file(folder.resolve("none"))).isEmpty();
    }

    @Test
    void aFileInAFolderThatOthersMayNotEnterIsReadByNobodyElse() throws IOException {
        Path hidden = Files.createDirectory(folder.resolve("hidden"));
        Path file = Files.writeString(hidden.resolve("my.cnf"), "[mysqld]\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rwxr-x---"));

        ServerPlace place =
                places().look(OptionFileResolver.resolve(file.toString(), Files.readString(file)), Optional.empty());

        assertThat(place.file(file))
                .hasValueSatisfying(seen -> assertThat(seen.isReadByAll()).isFalse());
    }

    private ServerPlaces places() throws IOException {
        Path accounts = Files.writeString(
                folder.resolve("passwd"),
                "root:x:0:0::/root:/bin/bash\nmysql:x:101:102::/nonexistent:/bin/false\ndba:x:1000:1000::/:/bin/sh\n");
        Path groups = Files.writeString(
                folder.resolve("group"), "root:x:0:\nmysql:x:102:\nssl-cert:x:110:www,mysql\ndba:x:1000:\n");
        return new ServerPlaces(accounts, groups);
    }
}
