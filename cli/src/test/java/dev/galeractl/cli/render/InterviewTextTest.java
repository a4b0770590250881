package dev.galeractl.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.ClusterSketch;
import dev.galeractl.bootstrap.cluster.interview.Destination;
import dev.galeractl.bootstrap.cluster.interview.FileStanding;
import dev.galeractl.bootstrap.cluster.interview.Interview;
import dev.galeractl.bootstrap.cluster.interview.Question;
import dev.galeractl.bootstrap.cluster.interview.Reply.Heard;
import dev.galeractl.bootstrap.cluster.interview.Reply.Rejected;
import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterviewTextTest {
    private static final int WIDTH = 80;

    @Test
    void aQuestionIsAskedWithItsReasonAndItsChoices() {
        Interview interview = until("interview.tls.what");
        InterviewText texts = new InterviewText(Theme.PLAIN, WIDTH, Messages.in(Language.EN));

        assertThat(texts.of(question(interview))).isEqualTo("""

                Encrypt what the nodes say to each other?
                  All data crosses the network between them.
                  1  own-ca  galeractl makes the certificates (recommended)
                  2  files   certificates of your own, which lie on every node already
                  3  none    whoever listens in that network reads all data
                """);
        assertThat(texts.prompt(question(interview))).isEqualTo("[own-ca] > ");
        assertThat(texts.of((Rejected) interview.hear("perhaps")))
                .isEqualTo("✗ \"perhaps\" is not possible here; it must be one of own-ca, files, none\n");
        assertThat(texts.prompt(question(until("interview.ssh-user.what")))).isEqualTo("[as ~/.ssh/config says] > ");
        assertThat(texts.prompt(question(until("interview.address.what")))).isEqualTo("> ");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothingIsWiderThanTheTerminal(Language language) {
        InterviewText texts = new InterviewText(Theme.PLAIN, WIDTH, Messages.in(language));
        assertThat(texts.beginning().lines()).allMatch(it -> TextWidth.of(it) <= WIDTH);
        Interview interview = start();
        while (interview.question().isPresent()) {
            Question question = question(interview);
            assertThat((texts.of(question) + texts.of(question.more())).lines())
                    .allMatch(it -> TextWidth.of(it) <= WIDTH);
            interview = after(interview);
        }
    }

    private static Interview start() {
        return Interview.about(
                new ClusterSketch(Optional.empty(), Optional.empty(), List.of(), List.of(), Map.of()),
                new Destination.Asked(),
                file -> FileStanding.FREE);
    }

    private static Interview until(String topic) {
        Interview interview = start();
        while (!question(interview).what().key().equals(topic)) {
            interview = after(interview);
        }
        return interview;
    }

    /** The usual answer, else a host that nobody has. */
    private static Interview after(Interview interview) {
        Question question = question(interview);
        String answer = question.usual().isPresent()
                ? ""
                : "host-of-" + question.what().parameters().get("node");
        return ((Heard) interview.hear(answer)).then();
    }

    private static Question question(Interview interview) {
        return interview.question().orElseThrow();
    }
}
