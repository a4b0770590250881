package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.journal.Journals;
import dev.galeractl.bootstrap.journal.RunLock;
import dev.galeractl.bootstrap.text.Sentence;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Takes the lock of an operation, or says in one sentence why that cannot be. */
final class Locks {
    private Locks() {}

    /**
     * @param subject the option file or the lab's folder
     * @throws OperationProblem if another run holds it, or locks and journals cannot be written
     */
    static RunLock take(Journals journals, Path subject, String operationId) {
        try {
            return journals.lock(subject.toString(), operationId)
                    .orElseThrow(() -> new OperationProblem(
                            OperationProblem.Kind.LOCKED,
                            Sentence.of(
                                    "problem.locked",
                                    "file",
                                    subject.toString(),
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
    private static String holder(Journals journals, Path subject, String name) {
        return journals.holder(subject.toString()).stream()
                .flatMap(text -> Arrays.stream(text.split(" ", -1)))
                .filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1).replaceFirst("\\.[0-9]+Z", "Z"))
                .findFirst()
                .orElse("?");
    }
}
