package dev.galeractl.bootstrap.cluster.interview;

/**
 * One place of the description that an answer fills.
 *
 * @param member counted from 0, of a topic that every member has an answer of its own to; else 0
 */
record Blank(Topic topic, int member) {
    Blank(Topic topic) {
        this(topic, 0);
    }
}
