package dev.galeractl.bootstrap.cluster.interview;

import java.util.Locale;
import java.util.Optional;

/** What is asked about. */
enum Topic {
    CLUSTER("cluster"),
    SERVER("server"),
    NODES,
    NAME,
    ADDRESS,
    ARBITRATOR,
    ARBITRATOR_NAME,
    ARBITRATOR_ADDRESS,
    SSH_BY_ADDRESS,
    SSH_HOST,
    SSH_USER("ssh.user"),
    SUDO("ssh.sudo"),
    SUDO_PASSWORD("ssh.password"),
    SST_METHOD("sst.method"),
    SST_ACCOUNT("sst.account"),
    SST_PASSWORD("sst.password"),
    TLS("tls.from"),
    TLS_CA("tls.ca"),
    TLS_CERTIFICATE("tls.certificate"),
    TLS_KEY("tls.key"),
    FILE,
    REPLACE,
    CONSENT;

    private final Optional<String> key;

    Topic() {
        this.key = Optional.empty();
    }

    Topic(String key) {
        this.key = Optional.of(key);
    }

    /** The key of the description that the answer becomes the value of; empty where it becomes more than that, or none. */
    Optional<String> key() {
        return key;
    }

    /** Whether the answer is no part of the description: about the file, and all that comes after it. */
    boolean isAboutTheFile() {
        return compareTo(FILE) >= 0;
    }

    /** Whether it is about the address of a member. */
    boolean isAddress() {
        return this == ADDRESS || this == ARBITRATOR_ADDRESS;
    }

    /** Whether people may mistake it for the place of the secret itself: what they type is not kept. */
    boolean isAboutASecret() {
        return this == SST_PASSWORD || this == SUDO_PASSWORD;
    }

    /** The beginning of the keys of its sentences. */
    String sentences() {
        return "interview." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
