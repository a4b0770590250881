package dev.galeractl.bootstrap.cluster.interview;

import dev.galeractl.bootstrap.cluster.ClusterFile;
import dev.galeractl.bootstrap.cluster.ClusterSketch.Misplaced;
import dev.galeractl.bootstrap.cluster.ClusterSketch.SketchedNode;
import dev.galeractl.bootstrap.cluster.check.DescriptionCheck;
import dev.galeractl.bootstrap.cluster.interview.Reply.Rejected;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.diagnostics.config.fact.Expectations;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.source.SourceText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says what is wrong with an answer. Whatever the reader of the file can judge is for it to judge. */
final class Judgement {
    /** More than anybody runs: a slip of the finger, not a wish. */
    private static final int MOST_NODES = 99;

    private static final Map<String, String> ALIASES = Map.of("はい", Answers.YES, "いいえ", Answers.NO);

    private static final Set<String> YES_OR_NO = Set.of(Answers.YES, Answers.NO, "y", "n");

    private Judgement() {}

    /**
     * The answer that was meant by what was typed: a choice by its number, or by its beginning where nothing else may be meant.
     *
     * @return what was typed, where it names no choice
     */
    static String meant(String typed, Question question) {
        List<String> choices = question.answers();
        String lower = ALIASES.getOrDefault(typed, typed.toLowerCase(Locale.ROOT));
        if (choices.contains(lower)) {
            return lower;
        }
        for (int i = 0; i < choices.size(); i++) {
            if (lower.equals(String.valueOf(i + 1))) {
                return choices.get(i);
            }
        }
        List<String> begun = choices.stream().filter(it -> it.startsWith(lower)).toList();
        return begun.size() == 1 && !question.open() ? begun.get(0) : typed;
    }

    /** Whether it is one of those, where it has to be. */
    static Optional<Rejected> ofChoice(String answer, Question question) {
        return question.open()
                        || question.choices().isEmpty()
                        || question.answers().contains(answer)
                ? Optional.empty()
                : Optional.of(new Rejected(Sentence.of(
                        "cluster.not-among", "key", answer, "words", String.join(", ", question.answers()))));
    }

    /** Whether it is a number of nodes. */
    static Optional<Rejected> ofNumber(String answer) {
        boolean number = answer.matches("[1-9][0-9]?");
        return number
                ? Optional.empty()
                : Optional.of(
                        new Rejected(Sentence.of("cluster.not-whole", "key", answer, "range", "1–" + MOST_NODES)));
    }

    /** Whether it is a name: leave to replace a file is given by that, not by a yes. */
    static Optional<Rejected> ofReplacement(String answer, String file) {
        String lower = answer.toLowerCase(Locale.ROOT);
        return YES_OR_NO.contains(lower) || ALIASES.containsKey(lower)
                ? Optional.of(new Rejected(Sentence.of("interview.replace.by-name", "file", file)))
                : Optional.empty();
    }

    /** Whether a file can be written there. */
    static Optional<Rejected> ofFile(String file, FileStanding standing) {
        return switch (standing) {
            case FREE, TAKEN -> Optional.empty();
            case NO_FILE, NO_FOLDER, NO_PERMISSION ->
                Optional.of(new Rejected(Sentence.of(
                        "interview.file."
                                + standing.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        "file",
                        file)));
        };
    }

    /**
     * Whether the description is one, with everything else as usual.
     *
     * @param whole has nothing else that could be wrong
     */
    static Optional<Rejected> ofDescription(Answers whole) {
        return read(whole).mistakes().stream().findFirst().map(it -> new Rejected(it.what(), it.meant()));
    }

    /**
     * Whether {@code validate} finds no error in what is described.
     *
     * @param whole without mistakes
     */
    static boolean isSound(Answers whole) {
        return DescriptionCheck.check(read(whole), Optional.empty(), Expectations.none())
                        .verdict()
                != Verdict.BROKEN;
    }

    private static ClusterFile read(Answers whole) {
        try {
            return ClusterFile.read(new SourceText("interview", whole.sketch().yaml()));
        } catch (Misplaced misplaced) {
            throw new IllegalStateException("asked for what has no place: " + misplaced.path(), misplaced);
        }
    }

    /** Members of one host alone find each other by loopback addresses, others never do. */
    static Optional<Rejected> ofLoopback(Topic topic, String address, List<SketchedNode> others) {
        return others.stream()
                .filter(it -> topic.isAddress())
                .filter(it -> isLoopback(it.address()) != isLoopback(address))
                .findFirst()
                .map(it -> new Rejected(Sentence.of(
                        isLoopback(address) ? "interview.loopback-among-others" : "interview.others-at-loopback",
                        "address",
                        address,
                        "other",
                        it.name(),
                        "place",
                        it.address())));
    }

    /** What is good to know of an answer that is one. */
    static Optional<Sentence> remark(Topic topic, String answer, List<SketchedNode> others) {
        return Stream.of(
                        Optional.of(Sentence.of("interview.loopback", "address", answer))
                                .filter(it -> topic.isAddress() && others.isEmpty() && isLoopback(answer)),
                        Optional.of(Sentence.of("interview.one-node"))
                                .filter(it -> topic == Topic.NODES && answer.equals("1")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isLoopback(String address) {
        return NodeAddress.parse(address).filter(NodeAddress::isLoopback).isPresent();
    }
}
