package dev.galeractl.bootstrap.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.host.local.ProcessTransport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchedFilesTest {
    private static final int LIMIT = 100;

    @TempDir
    private Path folder;

    private final FetchedFiles fetched = new FetchedFiles();

    @Test
    void filesComeAsSingleReadsWouldBringThem() throws Exception {
        byte[] content = "[mysqld]\nbind_address=0.0.0.0\n\0\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        String plain = Files.write(folder.resolve("a b$(id)'\n.cnf"), content).toString();
        String empty = Files.createFile(folder.resolve("empty.cnf")).toString();
        String link = Files.createSymbolicLink(folder.resolve("link.cnf"), Path.of(plain))
                .toString();

        fetch(plain, empty, link);

        HostFiles files = HostFiles.of(here());
        for (String path : List.of(plain, empty, link)) {
            assertThat(fetched.know(path)).as(path).isTrue();
            assertThat(fetched.at(path)).as(path).isEqualTo(files.look(path));
            assertThat(fetched.content(path)).as(path).isEqualTo(files.read(path, LIMIT));
        }
    }

    @Test
    void nothingIsThereWhereALinkLeadsNowhere() throws Exception {
        String missing = folder.resolve("missing.cnf").toString();
        String dangling = Files.createSymbolicLink(folder.resolve("dangling.cnf"), Path.of(missing))
                .toString();

        fetch(missing, dangling);

        for (String path : List.of(missing, dangling)) {
            assertThat(fetched.know(path)).as(path).isTrue();
            assertThat(fetched.at(path)).as(path).isEmpty();
        }
    }

    @Test
    void whatIsNotPlainIsLeftToThoseWhoCanSayWhy() throws Exception {
        String large = Files.writeString(folder.resolve("large.cnf"), "#".repeat(LIMIT + 1))
                .toString();
        String loop = folder.resolve("loop.cnf").toString();
        Files.createSymbolicLink(Path.of(loop), Path.of(loop));
        String beneath = large + "/beneath.cnf";

        fetch(folder.toString(), large, loop, beneath);

        for (String path : List.of(folder.toString(), large, loop, beneath)) {
            assertThat(fetched.know(path)).as(path).isFalse();
        }
    }

    @Test
    void anAnswerThatWasCutOffCountsUpToItsLastWholeFile() {
        String seen = "regular file|3|644|root|root|1700000000\n";

        fetched.take(List.of("/a", "/b"), seen + "=YWJj\n" + seen + "=YWJ");

        assertThat(fetched.content("/a")).asString().isEqualTo("abc");
        assertThat(fetched.know("/b")).isFalse();
    }

    private void fetch(String... paths) throws HostProblem {
        HostFiles.of(here()).fetch(List.of(paths), LIMIT, fetched);
    }

    private static Host here() {
        return new CommandHost("here", new ProcessTransport("here"), Secrets.NONE);
    }
}
