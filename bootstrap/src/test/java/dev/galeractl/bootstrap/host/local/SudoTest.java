package dev.galeractl.bootstrap.host.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.galeractl.bootstrap.host.CommandHost;
import dev.galeractl.bootstrap.host.CommandTransport;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostCommand;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import dev.galeractl.bootstrap.host.RunningCommand;
import dev.galeractl.bootstrap.host.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user who is not root and a stand-in for sudo, which behaves as sudo(8) says of -n, -k, -S and -p. The stand-in is ours, so this shows our side only. */
class SudoTest {
    private static final String STAND_IN = """
            #!/bin/sh
            # PASSWORD in the file beside it; "free" needs none, "never" lets nobody, "gone" ends once it has an answer.
            wanted=$(cat "$0.password"); ask=yes
            while [ "$1" != -- ]; do
                case $1 in
                    -V) exit 0 ;;
                    -n) ask=no ;;
                    -p) prompt=$2; shift ;;
                esac
                shift
            done
            shift
            [ "$wanted" = never ] && { echo "sudo: you may not" >&2; exit 1; }
            [ "$wanted" = free ] && exec "$@"
            [ $ask = no ] && { echo "sudo: a password is required" >&2; exit 1; }
            for try in 1 2 3; do
                printf '%s' "$prompt" >&2
                read -r given || exit 1
                [ "$wanted" = gone ] && exit 1
                [ "$given" = "$wanted" ] && exec "$@"
                echo "Sorry, try again." >&2
            done
            exit 1
            """;

    @TempDir
    Path folder = Path.of("");

    private final List<String> started = new ArrayList<>();
    private int questions;

    @BeforeEach
    void standIn() throws Exception {
        Files.writeString(folder.resolve("sudo"), STAND_IN);
    }

    @Test
    void withoutAPasswordNobodyIsAsked() throws Exception {
        assertThat(input("free", "unused")).isEqualTo("the input");
        assertThat(questions).isZero();
    }

    @Test
    void aPasswordIsGivenWhenAskedForAndTheInputIsTheCommandsAlone() throws Exception {
        assertThat(input("open sesame", "open sesame")).isEqualTo("the input");
        assertThat(questions).isOne();
        assertThat(started).noneMatch(words -> words.contains("sesame"));
    }

    @Test
    void aWrongPasswordIsToldFromAMissingOneAndFromARefusal() throws Exception {
        assertThat(kind("open sesame", Optional.of("open barley"))).isEqualTo(Kind.SUDO_PASSWORD_WRONG);
        assertThat(kind("open sesame", Optional.empty())).isEqualTo(Kind.SUDO_NEEDS_PASSWORD);
        assertThat(kind("never", Optional.of("open sesame"))).isEqualTo(Kind.SUDO_REFUSED);
    }

    @Test
    void aConnectionThatIsLostOnceThePasswordIsGivenIsNoRefusal() throws Exception {
        assertThat(kind("gone", Optional.of("open sesame"))).isEqualTo(Kind.CONNECTION_LOST);
        assertThat(questions).isOne();
    }

    @Test
    void aFailureOfTheCommandIsNoneOfSudo() throws Exception {
        try (Host host = host("open sesame", Optional.of("open sesame"))) {
            assertThat(host.run(HostCommand.of("sh", "-c", "exit 1").asRoot()).status())
                    .isEqualTo(1);
            assertThat(host.run(HostCommand.of("sh", "-c", "exit 1").asRoot()).status())
                    .isEqualTo(1);
            assertThat(questions).isOne();
        }
    }

    private String input(String wanted, String given) throws Exception {
        try (Host host = host(wanted, Optional.of(given))) {
            return host.run(HostCommand.of("cat")
                            .withInput("the input".getBytes(StandardCharsets.UTF_8))
                            .asRoot())
                    .text();
        }
    }

    private Kind kind(String wanted, Optional<String> given) throws Exception {
        try (Host host = host(wanted, given)) {
            return catchThrowableOfType(
                            HostProblem.class,
                            () -> host.run(HostCommand.of("true").asRoot()))
                    .kind();
        }
    }

    private Host host(String wanted, Optional<String> given) throws Exception {
        Files.writeString(folder.resolve("sudo.password"), wanted);
        ProcessTransport real = new ProcessTransport("here");
        CommandTransport standIns = new CommandTransport() {
            @Override
            public RunningCommand start(List<String> words) throws HostProblem {
                started.add(String.join(" ", words));
                RunningCommand running = real.start(replaced(words));
                return wanted.equals("gone") && words.contains("-p") ? new Lost(running) : running;
            }

            @Override
            public void close() {
                real.close();
            }
        };
        return new CommandHost("here", standIns, new Secrets() {
            @Override
            public Optional<char[]> sudoPassword(String host) {
                questions++;
                return given.map(String::toCharArray);
            }

            @Override
            public Optional<char[]> passphrase(Path keyFile) {
                return Optional.empty();
            }
        });
    }

    private List<String> replaced(List<String> words) {
        List<String> changed = new ArrayList<>(words);
        int last = words.size() - 1;
        if (words.subList(last - 1, last + 1).equals(List.of("id", "-u"))) {
            changed.set(last - 1, "echo");
            changed.set(last, "1000");
        } else if (words.contains("sudo")) {
            int at = words.indexOf("sudo");
            changed.set(at, "sh");
            changed.add(at + 1, folder.resolve("sudo").toString());
        }
        return changed;
    }

    /** Its exit status does not come. */
    private record Lost(RunningCommand running) implements RunningCommand {
        @Override
        public OutputStream input() {
            return running.input();
        }

        @Override
        public InputStream output() {
            return running.output();
        }

        @Override
        public InputStream errors() {
            return running.errors();
        }

        @Override
        public OptionalInt await() throws IOException, InterruptedException {
            running.await();
            return OptionalInt.empty();
        }

        @Override
        public Duration age() {
            return running.age();
        }

        @Override
        public void close() {
            running.close();
        }
    }
}
