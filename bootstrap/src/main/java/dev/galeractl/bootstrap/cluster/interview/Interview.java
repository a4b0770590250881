package dev.galeractl.bootstrap.cluster.interview;

import dev.galeractl.bootstrap.cluster.ClusterSketch;
import dev.galeractl.bootstrap.cluster.interview.Reply.Explained;
import dev.galeractl.bootstrap.cluster.interview.Reply.Heard;
import dev.galeractl.bootstrap.cluster.interview.Reply.Rejected;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The description of a cluster by question and answer, at one moment of it. Nothing is asked or written here: what is typed goes in,
 * the next moment comes out. What comes of it is what options of a command line would have made.
 */
public final class Interview {
    /** Explains the question. */
    private static final String MORE = "?";
    /** To the question before. */
    private static final String BACK = "<";

    private final Course course;
    private final Answers answers;
    /** What was said where somebody went back from, to be offered again. */
    private final Map<Blank, String> earlier;

    private Interview(Course course, Answers answers, Map<Blank, String> earlier) {
        this.course = course;
        this.answers = answers;
        this.earlier = Map.copyOf(earlier);
    }

    /**
     * The beginning.
     *
     * @param given is not asked
     * @param files tells what is where a file would be written
     */
    public static Interview about(ClusterSketch given, Destination destination, Function<String, FileStanding> files) {
        return new Interview(new Course(destination, files), new Answers(given, Map.of()), Map.of());
    }

    /** What is asked now; nothing more when all is said. */
    public Optional<Question> question() {
        return course.next(answers).map(this::question);
    }

    private Question question(Blank blank) {
        boolean sound = blank.topic() != Topic.CONSENT || Judgement.isSound(answers);
        return new Questions(answers, file(), earlier, sound).about(blank);
    }

    /** Why the file that was named on the command line cannot be written; that would be known too late at the end. */
    public Optional<Sentence> problem() {
        return file().flatMap(it -> Judgement.ofFile(it, course.files().apply(it)))
                .map(Rejected::why);
    }

    /** What was said so far, with the usual answer to everything else. */
    public ClusterSketch sketch() {
        return completed(answers).sketch();
    }

    /** The file that is to be written, as it was named; empty if the description goes elsewhere. */
    public Optional<String> file() {
        return course.file(answers);
    }

    /** Whether all is said, and to the last question yes. */
    public boolean consented() {
        return answers.is(Topic.CONSENT, Answers.YES);
    }

    /**
     * Takes what was typed.
     *
     * @throws IllegalStateException if nothing was asked
     */
    public Reply hear(String typed) {
        Blank blank = course.next(answers).orElseThrow(() -> new IllegalStateException("all is said"));
        Question question = question(blank);
        String text = typed.strip();
        if (text.equals(MORE) || text.equals("？")) {
            return new Explained(question.more());
        }
        if (text.equals(BACK) || text.equals("＜")) {
            return back();
        }
        if (text.isEmpty() && question.usual().isEmpty()) {
            return new Rejected(Sentence.of("interview.no-answer"));
        }
        String answer = text.isEmpty() ? question.usual().orElseThrow().answer() : Judgement.meant(text, question);
        return Judgement.ofChoice(answer, question)
                .or(() -> rejected(blank, answer))
                .<Reply>map(it -> it)
                .orElseGet(() ->
                        new Heard(filled(blank, answer), Judgement.remark(blank.topic(), answer, answers.members())));
    }

    /** The question that was answered last is asked again, with that answer as the usual one. */
    private Reply back() {
        Optional<Blank> last = answers.last();
        if (last.isEmpty()) {
            return new Rejected(Sentence.of("interview.no-way-back"));
        }
        Map<Blank, String> remembered = new HashMap<>(earlier);
        remembered.put(last.get(), answers.said().getOrDefault(last.get(), ""));
        return new Heard(new Interview(course, answers.without(last.get()), remembered), Optional.empty());
    }

    private Optional<Rejected> rejected(Blank blank, String answer) {
        if (blank.topic() == Topic.NODES) {
            return Judgement.ofNumber(answer);
        }
        if (blank.topic() == Topic.FILE) {
            return Judgement.ofFile(answer, course.files().apply(answer));
        }
        if (blank.topic() == Topic.REPLACE) {
            return Judgement.ofReplacement(answer, file().orElse(""))
                    .or(() -> Judgement.ofFile(answer, course.files().apply(answer)));
        }
        if (blank.topic() == Topic.CONSENT) {
            return Optional.empty();
        }
        return Judgement.ofDescription(completed(answers.with(blank, answer)))
                .or(() -> Judgement.ofLoopback(blank.topic(), answer, answers.members()));
    }

    /** Another name instead of leave to replace a file is another file, which may be there as well. */
    private Interview filled(Blank blank, String answer) {
        boolean elsewhere = blank.topic() == Topic.REPLACE
                && file().filter(it -> !it.equals(answer)).isPresent();
        return new Interview(
                course, elsewhere ? answers.with(new Blank(Topic.FILE), answer) : answers.with(blank, answer), earlier);
    }

    /** With the usual answer to whatever is not said yet about the description. */
    private Answers completed(Answers said) {
        Answers whole = said;
        for (Optional<Blank> next = course.next(whole);
                next.filter(it -> !it.topic().isAboutTheFile()).isPresent();
                next = course.next(whole)) {
            Blank blank = next.get();
            whole = whole.with(
                    blank,
                    new Questions(whole, Optional.empty(), Map.of(), true)
                            .about(blank)
                            .usual()
                            .map(Question.Usual::answer)
                            .orElse(blank.topic().sentences() + "-" + blank.member() + ".invalid"));
        }
        return whole;
    }
}
