package dev.galeractl.bootstrap.cluster.interview;

import dev.galeractl.bootstrap.cluster.ClusterSketch.SketchedNode;
import dev.galeractl.bootstrap.cluster.interview.Question.Usual;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Puts the question for a blank.
 *
 * @param file that is to be written, as far as it is known
 * @param earlier what was said to a blank before somebody went back behind it
 * @param sound whether consent to what is described is the usual answer
 */
record Questions(Answers answers, Optional<String> file, Map<Blank, String> earlier, boolean sound) {
    /** What most people run, the newest first; any other can be named. */
    private static final List<String> SERIES =
            List.of("mariadb-11.8", "mariadb-11.4", "mariadb-10.11", "pxc-8.4", "pxc-8.0", "mysql-wsrep-8.0");

    private static final Sentence AS_SSH_SAYS = Sentence.of("interview.as-ssh-says");

    Question about(Blank blank) {
        Topic topic = blank.topic();
        Map<String, String> parameters = parameters(blank);
        // What goes to stdout has no name.
        boolean nameless = topic == Topic.CONSENT && file.isEmpty();
        return new Question(
                new Sentence(topic.sentences() + (nameless ? ".output" : ".what"), parameters),
                new Sentence(topic.sentences() + ".why", parameters),
                new Sentence(topic.sentences() + ".more", parameters),
                usual(blank),
                choices(topic),
                isOpen(topic),
                topic.isAboutASecret(),
                topic == Topic.CONSENT);
    }

    /** Whether the choices are examples. */
    private static boolean isOpen(Topic topic) {
        return topic == Topic.SERVER || topic.isAboutASecret();
    }

    /** What any of the sentences may name. */
    private Map<String, String> parameters(Blank blank) {
        return Map.of(
                "number", String.valueOf(blank.member() + 1),
                "count", String.valueOf(answers.nodes()),
                "node", member(blank).orElse(""),
                "account", answers.text(Topic.SST_ACCOUNT).orElse(""),
                "file", file.orElse(""));
    }

    /** Whom it is about. */
    private Optional<String> member(Blank blank) {
        Stream<String> names = blank.topic() == Topic.ADDRESS
                ? answers.names().stream()
                : blank.topic() == Topic.SSH_HOST
                        ? answers.members().stream().map(SketchedNode::name)
                        : answers.text(Topic.ARBITRATOR_NAME).stream();
        return names.skip(blank.member()).findFirst();
    }

    /** What an empty answer means: what was said before, else what most people want. */
    private Optional<Usual> usual(Blank blank) {
        // Where an empty answer says something of its own, what was said before must not take its place.
        boolean forgotten = blank.topic() == Topic.SSH_USER || blank.topic() == Topic.REPLACE;
        List<Choice> choices = choices(blank.topic());
        return Optional.ofNullable(earlier.get(blank))
                .filter(it -> !forgotten)
                .filter(it -> choices.isEmpty()
                        || isOpen(blank.topic())
                        || choices.stream().anyMatch(choice -> choice.answer().equals(it)))
                .or(() -> atFirst(blank))
                .map(it -> new Usual(it, it.isEmpty() ? Optional.of(AS_SSH_SAYS) : Optional.empty()));
    }

    private Optional<String> atFirst(Blank blank) {
        return switch (blank.topic()) {
            case CLUSTER -> Optional.of("galera");
            case NODES -> Optional.of("3");
            case NAME -> Optional.of(free("db", blank.member() + 1));
            case ADDRESS, ARBITRATOR_ADDRESS, REPLACE -> Optional.empty();
            case ARBITRATOR_NAME -> Optional.of(free("arbitrator", 1));
            case SSH_HOST -> member(blank);
            case SSH_USER -> Optional.of("");
            case SST_ACCOUNT -> Optional.of("sst");
            case TLS_CA -> Optional.of("/etc/mysql/galera-tls/ca.pem");
            case TLS_CERTIFICATE -> Optional.of("/etc/mysql/galera-tls/cert.pem");
            case TLS_KEY -> Optional.of("/etc/mysql/galera-tls/key.pem");
            case FILE -> Optional.of("cluster.yaml");
            case CONSENT -> Optional.of(sound ? Answers.YES : Answers.NO);
            case SERVER, ARBITRATOR, SSH_BY_ADDRESS, SUDO, SUDO_PASSWORD, SST_METHOD, SST_PASSWORD, TLS ->
                choices(blank.topic()).stream().map(Choice::answer).findFirst();
        };
    }

    /** The first of these names that nobody has; names that differ in case only are one. */
    private String free(String name, int from) {
        Set<String> taken = new HashSet<>();
        Stream.concat(answers.names().stream(), answers.members().stream().map(SketchedNode::name))
                .forEach(it -> taken.add(it.toLowerCase(Locale.ROOT)));
        return IntStream.iterate(from, it -> it + 1)
                .mapToObj(it -> name + it)
                .filter(it -> !taken.contains(it))
                .findFirst()
                .orElseThrow();
    }

    private List<Choice> choices(Topic topic) {
        return switch (topic) {
            case SERVER ->
                SERIES.stream().map(it -> new Choice(it, Optional.empty())).toList();
            case ARBITRATOR, SSH_BY_ADDRESS, CONSENT -> choices(topic, Answers.YES, Answers.NO);
            case SUDO -> choices(topic, "passwordless", "password", "never");
            case SUDO_PASSWORD -> secret("SUDO_PASSWORD", "/root/sudo-password");
            case SST_METHOD -> choices(topic, methods());
            case SST_PASSWORD -> secret("SST_PASSWORD", "/root/sst-password");
            case TLS -> choices(topic, "own-ca", "files", Answers.UNENCRYPTED);
            case CLUSTER,
                    NODES,
                    NAME,
                    ADDRESS,
                    ARBITRATOR_NAME,
                    ARBITRATOR_ADDRESS,
                    SSH_HOST,
                    SSH_USER,
                    SST_ACCOUNT,
                    TLS_CA,
                    TLS_CERTIFICATE,
                    TLS_KEY,
                    FILE,
                    REPLACE -> List.of();
        };
    }

    /** The first is the product's own, or the one that does not stop the donor. */
    private String[] methods() {
        Optional<ServerVersion> server = answers.server();
        Product product = server.map(ServerVersion::product).orElse(Product.MARIADB);
        return switch (product) {
            case MARIADB -> new String[] {"mariabackup", "rsync"};
            case PERCONA_XTRADB_CLUSTER ->
                new String[] {
                    "xtrabackup-v2", server.filter(it -> it.isAtLeast(8, 0)).isPresent() ? "clone" : "rsync"
                };
            case MYSQL_GALERA -> new String[] {"rsync", "clone"};
        };
    }

    private static List<Choice> choices(Topic topic, String... answers) {
        return Stream.of(answers)
                .map(it -> new Choice(it, Optional.of(Sentence.of(topic.sentences() + "." + it))))
                .toList();
    }

    private static List<Choice> secret(String variable, String file) {
        return List.of(
                new Choice("prompt", Optional.of(Sentence.of("interview.secret.prompt"))),
                new Choice("env:" + variable, Optional.of(Sentence.of("interview.secret.env"))),
                new Choice("file:" + file, Optional.of(Sentence.of("interview.secret.file"))));
    }
}
