package dev.galeractl.bootstrap.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.host.HostProblem.Kind;
import dev.galeractl.bootstrap.host.Hosts.Answer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HostsTest {
    @Test
    void answersStandInTheOrderOfTheHostsAndOneFailureHidesNone() throws InterruptedException {
        List<Named> hosts = List.of(new Named("db1"), new Named("db2"), new Named("db3"));
        CountDownLatch lastIsDone = new CountDownLatch(1);

        List<Answer<String>> answers = Hosts.ask(hosts, host -> {
            switch (host.name()) {
                case "db1" -> await(lastIsDone);
                case "db2" -> throw HostProblem.of(Kind.SUDO_NEEDS_PASSWORD, "db2");
                default -> lastIsDone.countDown();
            }
            return "I am " + host.name();
        });

        assertThat(answers.get(0)).isEqualTo(new Answer.Given<>(hosts.get(0), "I am db1"));
        assertThat(answers.get(1))
                .isInstanceOfSatisfying(
                        Answer.Missing.class,
                        missing -> assertThat(missing.problem().sentence().in(Locale.ENGLISH))
                                .isEqualTo("db2: sudo asks for a password there, and none was given."));
        assertThat(answers.get(2)).isEqualTo(new Answer.Given<>(hosts.get(2), "I am db3"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Named(String name) implements Host {
        @Override
        public CommandResult run(HostCommand command) throws HostProblem {
            throw HostProblem.of(Kind.CONNECTION_LOST, name);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
