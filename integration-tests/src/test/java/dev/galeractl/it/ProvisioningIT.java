package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The examples of docs/provisioning, as far as no host is needed; on hosts they are run by {@code ProvisioningHosts}. */
class ProvisioningIT {
    private static final Path SCRIPT =
            CloudInitExample.FOLDER.resolve("provision.sh").toAbsolutePath().normalize();

    @RegisterExtension
    final Testbed testbed = new Testbed();

    @TempDir
    private Path folder;

    /** Each exit status that there is, by a stand-in: no real cluster can be made to give all of them. */
    @ParameterizedTest
    @CsvSource({
        "0, true, changed",
        "0, false, unchanged",
        "1, true, failed",
        "2, true, failed",
        "3, false, failed",
        "4, false, failed",
        "5, true, failed",
        "70, true, failed",
        "130, true, failed"
    })
    void oneWordIsSaidAndTheExitStatusIsThatOfTheProgram(int status, String changed, String word) throws IOException {
        standIn("echo '{\"schema\": \"galeractl/outcome/v1\", \"changed\": " + changed + "}'; exit " + status);

        ProgramResult result = provision("bootstrap", "--yes");

        assertThat(result.exitStatus()).isEqualTo(status);
        assertThat(result.out()).isEqualTo(word + "\n");
        assertThat(result.err().isEmpty()).isEqualTo(status == 0);
    }

    @Test
    void aJoiningNodeIsAskedAgainWhileNoClusterAnswersAndEveryOtherRefusalIsFinal() throws IOException {
        Path count = folder.resolve("count");
        standIn("echo >>" + count + "; [ $(wc -l <" + count + ") -gt 1 ] && { echo '{\"changed\": true}'; exit 0; }; "
                + "echo '{\"refusals\": [{\"rule\": \"primary-answers\"}]}'; exit 3");
        assertThat(provision("join", "--yes").assertExit(0).out()).isEqualTo("changed\n");
        assertThat(Files.readAllLines(count)).hasSize(2);

        Files.delete(count);
        standIn("echo >>" + count + "; echo '{\"refusals\": [{\"rule\": \"user-data\"}]}'; exit 3");
        assertThat(provision("join", "--yes").assertExit(3).out()).isEqualTo("failed\n");
        assertThat(Files.readAllLines(count)).hasSize(1);
    }

    @Test
    void theOptionFileOfTheExampleIsCleanAndItsScriptIsThatOfThisFolder() throws IOException {
        CloudInitExample example = CloudInitExample.read();
        assertThat(example.written()).containsEntry("/usr/local/sbin/provision.sh", Files.readString(SCRIPT));
        Path file = Files.writeString(
                folder.resolve("my.cnf"),
                Objects.requireNonNull(example.written().get("/etc/mysql/mariadb.conf.d/60-galera.cnf")));

        ProgramResult result = testbed.galeractl("validate", file, "--for", "mariadb-10.11", "--format", "line")
                .run();

        assertThat(result.out()).doesNotContain("error", "warning");
        result.assertExit(0);
    }

    @Test
    void thePlaybookHasOneTaskThatTellsChangedByTheAnswer() throws IOException {
        JsonNode play = new YAMLMapper()
                .readTree(Files.readString(CloudInitExample.FOLDER.resolve("playbook.yaml")))
                .get(0);
        assertThat(play.get("tasks")).hasSize(1);
        assertThat(play.at("/tasks/0/changed_when").asString()).contains("from_json).changed");
        assertThat(play.at("/tasks/0/ansible.builtin.command/argv").toString())
                .contains("\"--yes\",\"--format\",\"json\"");
    }

    private void standIn(String script) throws IOException {
        Path file = Files.createDirectories(folder.resolve("bin")).resolve("galeractl");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private ProgramResult provision(String... arguments) {
        return Program.of(SCRIPT)
                .with((Object[]) arguments)
                .env("PATH", folder.resolve("bin") + ":" + Objects.requireNonNull(System.getenv("PATH")))
                .run();
    }
}
