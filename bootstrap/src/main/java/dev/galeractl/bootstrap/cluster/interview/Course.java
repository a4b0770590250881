package dev.galeractl.bootstrap.cluster.interview;

import dev.galeractl.replication.option.ServerVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which blank is filled next. What is asked depends on what was said before, and only on that; so whoever goes back finds the
 * way that belongs to the new answer.
 *
 * @param files what is where a file would be written
 */
record Course(Destination destination, Function<String, FileStanding> files) {

    /** The first blank that is empty; none when all is said. */
    Optional<Blank> next(Answers answers) {
        return blanks(answers).stream().filter(it -> !answers.has(it)).findFirst();
    }

    /** The file that is to be written, as it was named; empty if none is. */
    Optional<String> file(Answers answers) {
        return destination instanceof Destination.Named named
                ? Optional.of(answers.text(Topic.FILE).orElse(named.file()))
                : answers.text(Topic.FILE);
    }

    /** Up to the first empty one they are certain; those after it may be others once it is filled. */
    private List<Blank> blanks(Answers answers) {
        List<Blank> blanks = new ArrayList<>();
        add(blanks, Topic.CLUSTER, Topic.SERVER);
        members(answers, blanks);
        ssh(answers, blanks);
        transfer(answers, blanks);
        add(blanks, Topic.TLS);
        if (answers.is(Topic.TLS, "files")) {
            add(blanks, Topic.TLS_CA, Topic.TLS_CERTIFICATE, Topic.TLS_KEY);
        }
        if (destination instanceof Destination.Asked) {
            add(blanks, Topic.FILE);
        }
        if (file(answers).filter(it -> files.apply(it) == FileStanding.TAKEN).isPresent()) {
            add(blanks, Topic.REPLACE);
        }
        add(blanks, Topic.CONSENT);
        return blanks;
    }

    private static void members(Answers answers, List<Blank> blanks) {
        add(blanks, Topic.NODES);
        if (answers.given().nodes().isEmpty()) {
            for (int i = 0; i < answers.nodes(); i++) {
                blanks.add(new Blank(Topic.NAME, i));
                blanks.add(new Blank(Topic.ADDRESS, i));
            }
        }
        if (answers.given().arbitrators().isEmpty() && answers.nodes() % 2 == 0) {
            add(blanks, Topic.ARBITRATOR);
            if (answers.is(Topic.ARBITRATOR, Answers.YES)) {
                add(blanks, Topic.ARBITRATOR_NAME, Topic.ARBITRATOR_ADDRESS);
            }
        }
    }

    private static void ssh(Answers answers, List<Blank> blanks) {
        add(blanks, Topic.SSH_BY_ADDRESS);
        if (answers.is(Topic.SSH_BY_ADDRESS, Answers.NO)) {
            for (int i = 0; i < answers.members().size(); i++) {
                blanks.add(new Blank(Topic.SSH_HOST, i));
            }
        }
        add(blanks, Topic.SSH_USER);
        if (!answers.is(Topic.SSH_USER, "root")) {
            add(blanks, Topic.SUDO);
        }
        if (answers.is(Topic.SUDO, "password")) {
            add(blanks, Topic.SUDO_PASSWORD);
        }
    }

    private static void transfer(Answers answers, List<Blank> blanks) {
        add(blanks, Topic.SST_METHOD);
        if (answers.server().filter(it -> needsAccount(it, answers)).isPresent()) {
            add(blanks, Topic.SST_ACCOUNT, Topic.SST_PASSWORD);
        }
    }

    /** Percona XtraDB Cluster 8.0 and later make an account of their own for each transfer, and rsync logs in nowhere. */
    private static boolean needsAccount(ServerVersion server, Answers answers) {
        return switch (server.product()) {
            case MARIADB -> answers.is(Topic.SST_METHOD, "mariabackup");
            case PERCONA_XTRADB_CLUSTER -> !server.isAtLeast(8, 0) && answers.is(Topic.SST_METHOD, "xtrabackup-v2");
            case MYSQL_GALERA -> false;
        };
    }

    private static void add(List<Blank> blanks, Topic... topics) {
        for (Topic topic : topics) {
            blanks.add(new Blank(topic));
        }
    }
}
