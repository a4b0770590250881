package dev.galeractl.cli.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.SecretReference;
import dev.galeractl.bootstrap.cluster.operation.SecretSource.Standing;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.cli.render.Theme;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Verbosity;
import dev.galeractl.cli.terminal.Surroundings;
import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribedSecretsTest {
    @TempDir
    Path folder;

    @Test
    void aVariableHoldsItOrDoesNot() {
        SecretReference there = SecretReference.of("env:SST_PASSWORD");
        SecretReference empty = SecretReference.of("env:EMPTY");

        assertThat(read(there)).contains(" correct horse ");
        assertThat(standing(there)).isEqualTo(Result.PASS);
        assertThat(read(empty)).isEmpty();
        assertThat(standing(empty)).isEqualTo(Result.FAIL);
        assertThat(standing(SecretReference.of("env:NEVER_SET"))).isEqualTo(Result.FAIL);
    }

    @Test
    void ofAFileItIsTheFirstLineAsItStands() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), " correct horse \nnot this\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(read(SecretReference.of("file:" + file))).contains(" correct horse ");
        assertThat(standing(SecretReference.of("file:" + file))).isEqualTo(Result.PASS);
    }

    @Test
    void aFileThatOthersReadIsAWarning() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "correct horse\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(standing(SecretReference.of("file:" + file))).isEqualTo(Result.WARN);
    }

    @Test
    void aFileThatIsNotThereOrEmptyHoldsNone() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\nsecond line\n");

        assertThat(standing(SecretReference.of("file:" + folder.resolve("none"))))
                .isEqualTo(Result.FAIL);
        assertThat(standing(SecretReference.of("file:" + empty))).isEqualTo(Result.FAIL);
        assertThat(read(SecretReference.of("file:" + empty))).isEmpty();
    }

    @Test
    void withoutATerminalNobodyIsAsked() {
        assertThat(standing(SecretReference.of("prompt"))).isEqualTo(Result.FAIL);
        assertThat(read(SecretReference.of("prompt"))).isEmpty();
    }

    @Test
    void whereItIsMayBeSaidTheSecretNever() {
        Standing standing = secrets().standing(SecretReference.of("env:SST_PASSWORD"));

        assertThat(standing.sentence().parameters().toString())
                .contains("SST_PASSWORD")
                .doesNotContain("horse");
    }

    private Result standing(SecretReference reference) {
        return secrets().standing(reference).result();
    }

    private Optional<String> read(SecretReference reference) {
        return secrets().read(reference).map(String::new);
    }

    private static DescribedSecrets secrets() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        Surroundings around = Surroundings.withoutTerminal(
                nowhere,
                nowhere,
                InputStream.nullInputStream(),
                Map.of("SST_PASSWORD", " correct horse ", "EMPTY", ""));
        return new DescribedSecrets(
                new Session(around, Messages.in(Language.EN), Theme.PLAIN, Theme.PLAIN, Verbosity.NORMAL), "sst", true);
    }
}
