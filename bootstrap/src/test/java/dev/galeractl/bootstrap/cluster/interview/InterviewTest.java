package dev.galeractl.bootstrap.cluster.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.ClusterFile;
import dev.galeractl.bootstrap.cluster.ClusterSketch;
import dev.galeractl.bootstrap.cluster.ClusterSketch.Misplaced;
import dev.galeractl.bootstrap.cluster.ClusterSketch.SketchedNode;
import dev.galeractl.bootstrap.cluster.interview.Reply.Explained;
import dev.galeractl.bootstrap.cluster.interview.Reply.Heard;
import dev.galeractl.bootstrap.cluster.interview.Reply.Rejected;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterviewTest {
    private static final ClusterSketch NOTHING = sketch(List.of(), Map.of());
    private static final String ENTER = "";

    @Test
    void whoKnowsOnlyTheAddressesGetsAGoodFile() throws Misplaced {
        Interview interview =
                after(start(), ENTER, ENTER, ENTER, ENTER, "10.0.0.11", ENTER, "10.0.0.12", ENTER, "10.0.0.13");
        interview = after(interview, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER);

        assertThat(question(interview).last()).isTrue();
        assertThat(interview.file()).contains("cluster.yaml");
        interview = after(interview, "y");
        assertThat(interview.question()).isEmpty();
        assertThat(interview.consented()).isTrue();
        assertThat(interview.sketch().yaml()).isEqualTo("""
                cluster: galera
                server: mariadb-11.8
                ssh:
                  sudo: passwordless
                sst:
                  method: mariabackup
                  account: sst
                  password: prompt
                tls:
                  from: own-ca
                nodes:
                  - name: db1
                    address: 10.0.0.11
                  - name: db2
                    address: 10.0.0.12
                  - name: db3
                    address: 10.0.0.13
                """);
    }

    @Test
    void everyAnswerHasItsPlaceInTheFile() throws Misplaced {
        Interview interview = after(start(), "shop", "pxc-5.7", "2", "a", "10.0.0.1", "b", "10.0.0.2");
        interview = after(interview, "yes", "vote", "10.0.0.9", "no", "host-a", "host-b", "host-vote");
        interview = after(interview, "ops", "password", "env:SUDO", "xtrabackup-v2", "copy", "file:/root/sst");
        interview = after(interview, "files", "/tls/ca.pem", "/tls/cert.pem", "/tls/key.pem", "shop.yaml", "yes");

        assertThat(interview.file()).contains("shop.yaml");
        String yaml = interview.sketch().yaml();
        assertThat(ClusterFile.read(new SourceText("asked", yaml)).mistakes()).isEmpty();
        assertThat(yaml).isEqualTo("""
                cluster: shop
                server: pxc-5.7
                ssh:
                  user: ops
                  sudo: password
                  password: "env:SUDO"
                sst:
                  method: xtrabackup-v2
                  account: copy
                  password: "file:/root/sst"
                tls:
                  from: files
                  ca: /tls/ca.pem
                  certificate: /tls/cert.pem
                  key: /tls/key.pem
                nodes:
                  - name: a
                    address: 10.0.0.1
                    ssh:
                      host: host-a
                  - name: b
                    address: 10.0.0.2
                    ssh:
                      host: host-b
                arbitrators:
                  - name: vote
                    address: 10.0.0.9
                    ssh:
                      host: host-vote
                """);
    }

    @Test
    void whatIsGivenIsNotAsked() throws Misplaced {
        ClusterSketch given = new ClusterSketch(
                Optional.of("shop"),
                Optional.of("mariadb-10.11"),
                List.of(new SketchedNode("a", "10.0.0.1"), new SketchedNode("b", "10.0.0.2")),
                List.of(new SketchedNode("vote", "10.0.0.9")),
                Map.of("nodes.a.ssh.host", "host-a", "ssh.user", "root", "sst.method", "rsync", "tls.from", "own-ca"));
        Interview interview = Interview.about(given, new Destination.Named("shop.yaml"), it -> FileStanding.FREE);

        assertThat(question(interview).last()).isTrue();
        assertThat(interview.sketch().yaml()).contains("user: root", "sudo: never", "host: host-a", "method: rsync");
    }

    @Test
    void theOutputHasNoNameToAskFor() {
        Interview interview = Interview.about(NOTHING, new Destination.Output(), it -> FileStanding.TAKEN);
        List<String> asked = topics(interview);

        assertThat(asked).doesNotContain("interview.file.what", "interview.replace.what");
        assertThat(asked).endsWith("interview.consent.output");
    }

    @Test
    void onlyWhatAnAnswerNeedsIsAsked() {
        assertThat(topics(start()))
                .containsExactly(
                        "interview.cluster.what",
                        "interview.server.what",
                        "interview.nodes.what",
                        "interview.name.what",
                        "interview.address.what",
                        "interview.name.what",
                        "interview.address.what",
                        "interview.name.what",
                        "interview.address.what",
                        "interview.ssh-by-address.what",
                        "interview.ssh-user.what",
                        "interview.sudo.what",
                        "interview.sst-method.what",
                        "interview.sst-account.what",
                        "interview.sst-password.what",
                        "interview.tls.what",
                        "interview.file.what",
                        "interview.consent.what");
        assertThat(topics(after(start(), ENTER, "pxc-8.0"))).doesNotContain("interview.sst-account.what");
        assertThat(topics(after(start(), ENTER, "mysql-wsrep-8.0"))).doesNotContain("interview.sst-account.what");
        assertThat(topics(after(start(), ENTER, ENTER, "4"))).contains("interview.arbitrator.what");
        assertThat(topics(after(start(), ENTER, ENTER, "5"))).doesNotContain("interview.arbitrator.what");
    }

    /** Nothing of a wrong answer is taken, and it is said what is wrong with it. */
    @ParameterizedTest
    @CsvSource({
        "a cluster, cluster.no-cluster-name",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, cluster.no-cluster-name",
        "店, cluster.no-cluster-name"
    })
    void aClustersNameIsCheckedAtOnce(String typed, String sentence) {
        assertRejected(start(), typed, sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "oracle-19", "mariadb-10", "9"})
    void soIsAVersion(String typed) {
        assertRejected(after(start(), ENTER), typed, "cluster.no-server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "three", "3.5", "100", "３"})
    void soIsANumberOfNodes(String typed) {
        assertRejected(after(start(), ENTER, ENTER), typed, "cluster.not-whole");
    }

    @ParameterizedTest
    @CsvSource({"db 1, cluster.no-name", "db/1, cluster.no-name", "DB1, cluster.name-twice"})
    void soIsTheNameOfANode(String typed, String sentence) {
        assertRejected(after(start(), ENTER, ENTER, ENTER, "db1", "10.0.0.11"), typed, sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.300, cluster.no-address",
        "10.0.0.12:3306, cluster.no-address",
        "10.0.0, cluster.no-address",
        "0.0.0.0, cluster.no-address",
        "db 2, cluster.no-address",
        "10.0.0.11, cluster.address-twice",
        "127.0.0.1, interview.loopback-among-others",
        "localhost, interview.loopback-among-others"
    })
    void soIsTheAddressOfANode(String typed, String sentence) {
        assertRejected(after(start(), ENTER, ENTER, ENTER, ENTER, "10.0.0.11", ENTER), typed, sentence);
    }

    @Test
    void addressesOfOneMachineStayAmongThemselves() {
        Interview first = after(start(), ENTER, ENTER, "2", ENTER);
        Heard heard = (Heard) first.hear("127.0.0.1");
        assertThat(heard.remark()).map(Sentence::key).contains("interview.loopback");

        Interview second = after(heard.then(), ENTER);
        assertRejected(second, "10.0.0.12", "interview.others-at-loopback");
        Heard other = (Heard) second.hear("127.0.0.2");
        assertThat(other.remark()).isEmpty();
    }

    @Test
    void anArbitratorIsAMemberLikeOthers() {
        Interview interview = after(start(), ENTER, ENTER, "2", ENTER, "10.0.0.11", ENTER, "10.0.0.12", "y");

        assertRejected(interview, "db2", "cluster.name-twice");
        interview = after(interview, ENTER);
        assertRejected(interview, "10.0.0.12", "cluster.address-twice");
        assertRejected(interview, "::1", "interview.loopback-among-others");
    }

    @Test
    void secretsAreNotTakenForReferencesAndNotRepeated() {
        Interview interview = until("interview.sst-password.what");

        assertThat(question(interview).secret()).isTrue();
        Rejected rejected = assertRejected(interview, "hunter2!", "cluster.plain-secret");
        assertThat(rejected.toString()).doesNotContain("hunter2");
        assertRejected(interview, "env:", "cluster.plain-secret");
        assertThat(after(interview, "env:SST").sketch().settings()).containsEntry("sst.password", "env:SST");
        assertThat(after(interview, "2").sketch().settings()).containsEntry("sst.password", "env:SST_PASSWORD");
    }

    @ParameterizedTest
    @CsvSource({
        "interview.ssh-user.what, an account, cluster.no-account",
        "interview.sudo.what, maybe, cluster.not-among",
        "interview.sudo.what, p, cluster.not-among",
        "interview.sst-method.what, xtrabackup-v2, cluster.not-among",
        "interview.sst-account.what, o'brien, cluster.no-account",
        "interview.tls.what, 4, cluster.not-among",
        "interview.consent.what, perhaps, cluster.not-among"
    })
    void whatIsNoneOfTheChoicesOrNoNameIsRejected(String topic, String typed, String sentence) {
        assertRejected(until(topic), typed, sentence);
    }

    @ParameterizedTest
    @CsvSource({"own-ca, own-ca", "OWN-CA, own-ca", "o, own-ca", "2, files", "none, none", "n, none"})
    void aChoiceIsNamedByItsNumberOrBeginning(String typed, String meant) {
        Interview interview = after(until("interview.tls.what"), typed);

        Optional<String> expected = meant.equals("none") ? Optional.empty() : Optional.of(meant);
        assertThat(Optional.ofNullable(interview.sketch().settings().get("tls.from")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "yes", "YES", "1", "はい"})
    void yesIsSaidInManyWays(String typed) {
        assertThat(after(until("interview.consent.what"), typed).consented()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "no", "2", "いいえ"})
    void soIsNo(String typed) {
        Interview interview = after(until("interview.consent.what"), typed);
        assertThat(interview.question()).isEmpty();
        assertThat(interview.consented()).isFalse();
    }

    /** What validate finds an error in is written only by who says so. */
    @Test
    void consentToMistakesIsNotTheUsualAnswer() {
        assertThat(usual(until("interview.consent.what"))).isEqualTo("yes");
        Interview interview = Interview.about(
                sketch(List.of(), Map.of("options.binlog_format", "MIXED")),
                new Destination.Output(),
                it -> FileStanding.FREE);
        while (!question(interview).last()) {
            interview = after(interview, answer(interview));
        }

        assertThat(usual(interview)).isEqualTo("no");
        assertThat(after(interview, ENTER).consented()).isFalse();
    }

    @Test
    void anAddressHasNoUsualOne() {
        assertRejected(after(start(), ENTER, ENTER, ENTER, ENTER), "  ", "interview.no-answer");
    }

    @Test
    void aNameThatIsTakenIsNotOffered() {
        Interview interview = after(start(), ENTER, ENTER, ENTER, "db2", "10.0.0.11");

        assertThat(usual(interview)).isEqualTo("db3");
        ClusterSketch given = new ClusterSketch(
                Optional.of("shop"),
                Optional.of("mariadb-10.11"),
                List.of(),
                List.of(new SketchedNode("DB1", "10.0.0.9")),
                Map.of());
        interview = Interview.about(given, new Destination.Asked(), InterviewTest::standing);
        assertThat(usual(after(interview, "2"))).isEqualTo("db2");
    }

    @Test
    void theWayBackOffersWhatWasSaid() {
        Interview interview = after(start(), "shop", "mariadb-10.11", "<");
        assertThat(question(interview).what().key()).isEqualTo("interview.server.what");
        assertThat(usual(interview)).isEqualTo("mariadb-10.11");

        interview = after(interview, "<");
        assertThat(usual(interview)).isEqualTo("shop");
        assertRejected(interview, "<", "interview.no-way-back");
        interview = after(interview, ENTER, ENTER);
        assertThat(interview.sketch().cluster()).contains("shop");
        assertThat(interview.sketch().server()).contains("mariadb-10.11");
    }

    /** From wherever somebody goes back, all the way: each question comes again, and the answers still make the same file. */
    @Test
    void theWholeWayBackAndForthChangesNothing() throws Misplaced {
        Interview last = until("interview.consent.what");
        String yaml = last.sketch().yaml();
        Interview interview = last;
        while (interview.hear("<") instanceof Heard heard) {
            interview = heard.then();
        }
        assertThat(question(interview).what().key()).isEqualTo("interview.cluster.what");
        while (!question(interview).last()) {
            interview = after(interview, ENTER);
        }
        assertThat(interview.sketch().yaml()).isEqualTo(yaml);
    }

    /** The method of another product is no answer any more. */
    @Test
    void whatIsNoChoiceAnyMoreIsNotOffered() {
        Interview interview = after(until("interview.sst-method.what"), "rsync");
        while (!question(interview).what().key().equals("interview.server.what")) {
            interview = after(interview, "<");
        }
        interview = after(interview, "pxc-8.0");
        while (!question(interview).what().key().equals("interview.sst-method.what")) {
            interview = after(interview, ENTER);
        }

        assertThat(usual(interview)).isEqualTo("xtrabackup-v2");
    }

    @Test
    void anotherNumberLeavesNobodyBehind() {
        Interview interview = after(start(), ENTER, ENTER, "2", ENTER, "10.0.0.11", ENTER, "10.0.0.12");
        interview = after(interview, "<", "<", "<", "<", "<", "1", ENTER, ENTER);

        assertThat(interview.sketch().nodes()).containsExactly(new SketchedNode("db1", "10.0.0.11"));
        assertThat(question(interview).what().key()).isEqualTo("interview.ssh-by-address.what");
    }

    @Test
    void oneNodeIsTakenWithARemark() {
        Heard heard = (Heard) after(start(), ENTER, ENTER).hear("1");
        assertThat(heard.remark()).map(Sentence::key).contains("interview.one-node");
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyByName() {
        Interview taken = after(until("interview.file.what"), "old.yaml");
        assertThat(question(taken).what().key()).isEqualTo("interview.replace.what");
        assertRejected(taken, ENTER, "interview.no-answer");
        assertRejected(taken, "y", "interview.replace.by-name");
        assertRejected(taken, "はい", "interview.replace.by-name");

        assertThat(after(taken, "old.yaml").file()).contains("old.yaml");
        assertThat(question(after(taken, "old.yaml")).last()).isTrue();
        Interview elsewhere = after(taken, "new.yaml");
        assertThat(elsewhere.file()).contains("new.yaml");
        assertThat(question(elsewhere).last()).isTrue();
        assertThat(question(after(taken, "older.yaml")).what().in(Locale.ENGLISH))
                .startsWith("older.yaml is there");
    }

    @Test
    void soIsOneThatTheCommandLineNamed() {
        Interview interview = named("old.yaml");
        while (!question(interview).what().key().equals("interview.replace.what")) {
            interview = after(interview, answer(interview));
        }
        assertThat(after(interview, "old.yaml").file()).contains("old.yaml");
        assertThat(after(interview, "new.yaml").file()).contains("new.yaml");
        assertThat(question(after(interview, "new.yaml", "<")).what().key()).isEqualTo("interview.replace.what");
    }

    @ParameterizedTest
    @CsvSource({
        "folder, interview.file.no-file",
        "nowhere/cluster.yaml, interview.file.no-folder",
        "/cluster.yaml, interview.file.no-permission"
    })
    void aFileThatCannotBeWrittenIsSaidAtOnce(String file, String sentence) {
        assertRejected(until("interview.file.what"), file, sentence);
        assertRejected(after(until("interview.file.what"), "old.yaml"), file, sentence);
        assertThat(named(file).problem()).map(Sentence::key).contains(sentence);
        assertThat(named("new.yaml").problem()).isEmpty();
    }

    /** At every question there is more to hear, and the question stands; in both languages all places of its sentences are filled. */
    @Test
    void everyQuestionExplainsItself() {
        for (Interview moment : moments(List.of("2", "no", "password", "files"))) {
            Question question = question(moment);
            assertThat(moment.hear("?")).isEqualTo(new Explained(question.more()));
            assertThat(moment.hear("？")).isInstanceOf(Explained.class);
            for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
                List<Sentence> sentences = new ArrayList<>(List.of(question.what(), question.why(), question.more()));
                question.choices().forEach(it -> it.means().ifPresent(sentences::add));
                assertThat(sentences).allSatisfy(it -> assertThat(it.in(locale)).doesNotContain("{"));
            }
        }
    }

    /** The usual answer is always an answer. */
    @Test
    void whatIsOfferedIsTaken() {
        for (Interview moment : moments(List.of("4", "no", "password", "files"))) {
            if (question(moment).usual().isPresent()) {
                assertThat(moment.hear(ENTER)).isInstanceOf(Heard.class);
            }
            question(moment).answers().forEach(it -> assertThat(moment.hear(it)).isInstanceOf(Heard.class));
        }
    }

    /** Every moment of an interview in which these answers are given wherever they can be. */
    private static List<Interview> moments(List<String> wishes) {
        List<Interview> moments = new ArrayList<>();
        for (Optional<Interview> now = Optional.of(start()); now.isPresent(); ) {
            Interview interview = now.get();
            if (interview.question().isEmpty()) {
                break;
            }
            moments.add(interview);
            String answer = wishes.stream()
                    .filter(it -> question(interview).answers().contains(it)
                            || (question(interview).what().key().equals("interview.nodes.what") && it.matches("[0-9]")))
                    .filter(it -> !question(interview).what().key().equals("interview.arbitrator.what"))
                    .findFirst()
                    .orElse(answer(interview));
            now = Optional.of(after(interview, answer));
        }
        return moments;
    }

    private static List<String> topics(Interview from) {
        List<String> topics = new ArrayList<>();
        Interview interview = from;
        while (interview.question().isPresent()) {
            topics.add(question(interview).what().key());
            interview = after(interview, answer(interview));
        }
        return topics;
    }

    private static Interview until(String topic) {
        Interview interview = start();
        while (!question(interview).what().key().equals(topic)) {
            interview = after(interview, answer(interview));
        }
        return interview;
    }

    /** The usual one, else an address that nobody has. */
    private static String answer(Interview interview) {
        return question(interview).usual().isPresent()
                ? ENTER
                : "host-of-" + question(interview).what().parameters().get("node");
    }

    private static Interview start() {
        return Interview.about(NOTHING, new Destination.Asked(), InterviewTest::standing);
    }

    private static Interview named(String file) {
        return Interview.about(NOTHING, new Destination.Named(file), InterviewTest::standing);
    }

    private static FileStanding standing(String file) {
        return switch (file) {
            case "old.yaml", "older.yaml" -> FileStanding.TAKEN;
            case "folder" -> FileStanding.NO_FILE;
            case "nowhere/cluster.yaml" -> FileStanding.NO_FOLDER;
            case "/cluster.yaml" -> FileStanding.NO_PERMISSION;
            default -> FileStanding.FREE;
        };
    }

    private static Question question(Interview interview) {
        return interview.question().orElseThrow();
    }

    private static String usual(Interview interview) {
        return question(interview).usual().orElseThrow().answer();
    }

    private static Interview after(Interview start, String... typed) {
        Interview interview = start;
        for (String line : typed) {
            Reply reply = interview.hear(line);
            assertThat(reply).as("%s to %s", line, question(interview).what()).isInstanceOf(Heard.class);
            interview = ((Heard) reply).then();
        }
        return interview;
    }

    private static Rejected assertRejected(Interview interview, String typed, String sentence) {
        Reply reply = interview.hear(typed);
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.why().key()).isEqualTo(sentence));
        return (Rejected) reply;
    }

    private static ClusterSketch sketch(List<SketchedNode> nodes, Map<String, String> settings) {
        return new ClusterSketch(Optional.empty(), Optional.empty(), nodes, List.of(), settings);
    }
}
