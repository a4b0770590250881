package dev.galeractl.bootstrap.host.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.galeractl.bootstrap.host.CommandHost;
import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostCommand;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import dev.galeractl.bootstrap.host.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProcessHostTest {
    private final Host host = new CommandHost("here", new ProcessTransport("here"), Secrets.NONE);

    @Test
    void outputsAndStatusAreTheCommandsOwn() throws HostProblem {
        CommandResult result = host.run(HostCommand.of("sh", "-c", "echo out; echo err >&2; exit 7"));

        assertThat(result.status()).isEqualTo(7);
        assertThat(result.text()).isEqualTo("out\n");
        assertThat(result.errors()).isEqualTo("err\n");
    }

    @Test
    void wordsArriveAsTheyAre() throws HostProblem {
        CommandResult result = host.run(HostCommand.of("printf", "[%s]", "a b", "$HOME", "it's", "", "*\n-n"));

        assertThat(result.text()).isEqualTo("[a b][$HOME][it's][][*\n-n]");
    }

    @Test
    void inputArrivesToTheLastByte() throws HostProblem {
        byte[] bytes = new byte[300_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }

        assertThat(host.run(HostCommand.of("cat").withInput(bytes)).bytes()).isEqualTo(bytes);
    }

    @Test
    void outputBeyondTheBoundIsReadAndDropped() throws HostProblem {
        CommandResult result = host.run(
                HostCommand.of("sh", "-c", "head -c 3000000 /dev/zero; exit 3").keeping(1000));

        assertThat(result.bytes()).hasSize(1000);
        assertThat(result.isCut()).isTrue();
        assertThat(result.status()).isEqualTo(3);
    }

    @Test
    void whatDoesNotExistIsToldFromAStatus() throws HostProblem {
        assertThat(problem(HostCommand.of("no-such-program-at-all"))).isEqualTo(Kind.COMMAND_NOT_FOUND);
        assertThat(host.run(HostCommand.of("sh", "-c", "exit 127")).status()).isEqualTo(127);
    }

    @Test
    void timeIsLimited() throws HostProblem {
        assertThat(problem(HostCommand.of("sleep", "60").within(Duration.ofSeconds(1))))
                .isEqualTo(Kind.TIME_LIMIT);
        assertThat(host.run(HostCommand.of("sh", "-c", "exit 124")).status()).isEqualTo(124);
    }

    @Test
    void anInterruptEndsTheCommandAndItsChildren() throws Exception {
        String life = "61." + System.nanoTime();
        CompletableFuture<Kind> ended = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> ended.complete(problem(HostCommand.of("sh", "-c", "trap '' TERM; sleep " + life + " & wait"))));
        thread.start();
        await(life, true);
        thread.interrupt();

        assertThat(ended.get(20, TimeUnit.SECONDS)).isEqualTo(Kind.INTERRUPTED);
        await(life, false);
    }

    @Test
    void aCommandDoesNotShowItsInput() {
        HostCommand command = HostCommand.of("tee", "a file").withInput("s3cret".getBytes(StandardCharsets.UTF_8));

        assertThat(command).hasToString("tee 'a file'");
    }

    private Kind problem(HostCommand command) {
        HostProblem problem = catchThrowableOfType(HostProblem.class, () -> host.run(command));
        assertThat(problem).as(command.toString()).isNotNull();
        return problem.kind();
    }

    /** Waits until a process with this argument is there, or gone. */
    private static void await(String argument, boolean there) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            boolean found = ProcessHandle.allProcesses()
                    .anyMatch(p -> p.info().arguments().stream()
                            .flatMap(Arrays::stream)
                            .anyMatch(argument::equals));
            if (found == there) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError(argument + (there ? " did not start" : " still runs"));
    }
}
