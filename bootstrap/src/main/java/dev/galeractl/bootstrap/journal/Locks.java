package dev.galeractl.bootstrap.journal;

import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.text.Sentence;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Takes the lock of an operation, or says in one sentence why that cannot be. */
public final class Locks {
    private Locks() {}

    /**
     * Takes it.
     *
     * @param subject the option file, the lab's folder, or the description of a cluster
     * @throws OperationProblem if another run holds it, or locks and journals cannot be written
     */
    public static RunLock take(Journals journals, String subject, String operationId) {
        try {
            return journals.lock(subject, operationId)
                    .orElseThrow(() -> new OperationProblem(
                            OperationProblem.Kind.LOCKED,
                            Sentence.of(
                                    "problem.locked",
                                    "file",
                                    subject,
                                    "pid",
                                    holder(journals, subject, "pid"),
                                    "since",
                                    holder(journals, subject, "at"))));
        } catch (UncheckedIOException e) {
            throw new OperationProblem(
                    OperationProblem.Kind.INPUT,
                    Sentence.of(
                            "problem.state-folder",
                            "folder",
                            journals.state().toString(),
                            "detail",
                            String.valueOf(e.getCause())));
        }
    }

    /** The lock's text is words of the form name=value. */
    private static String holder(Journals journals, String subject, String name) {
        return journals.holder(subject).stream()
                .flatMap(text -> Arrays.stream(text.split(" ", -1)))
                .filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1).replaceFirst("\\.[0-9]+Z", "Z"))
                .findFirst()
                .orElse("?");
    }
}
