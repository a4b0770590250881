package dev.galeractl.bootstrap.host.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.fact.InitSystem;
import dev.galeractl.bootstrap.fact.ServiceUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalScriptsTest {
    private static final Path NOWHERE = Path.of("/nonexistent/my.cnf");

    @TempDir
    Path folder;

    private Path script(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private Optional<ServiceUnit> unit() {
        return new LocalScripts(folder).unit(NOWHERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"  'bootstrap')\n", "bootstrap)\n", "\t\"bootstrap\")\n"})
    void aScriptThatCanFoundIsTheService(String word) throws IOException {
        script("mysql", "#!/bin/sh\ncase $1 in\n  'start')\n  ;;\n" + word + "  ;;\nesac\n");

        assertThat(unit()).hasValueSatisfying(it -> {
            assertThat(it.name()).isEqualTo("mysql");
            assertThat(it.init()).isEqualTo(InitSystem.SYSV);
            assertThat(it.runsTheFile()).isFalse();
            assertThat(it.switched()).isFalse();
        });
    }

    @Test
    void aScriptThatOnlyTalksOfItIsNone() throws IOException {
        script("mariadb", "#!/bin/sh\n# bootstrap) is not known here\necho 'Usage: start|stop|bootstrap'\n");

        assertThat(unit()).isEmpty();
    }

    @Test
    void aScriptThatNobodyMayRunIsNone() throws IOException {
        Path script = script("mariadb", "bootstrap)\n");
        assertThat(script.toFile().setExecutable(false)).isTrue();

        assertThat(unit()).isEmpty();
    }
}
