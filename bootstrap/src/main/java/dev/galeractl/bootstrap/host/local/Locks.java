package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.journal.Journals;
import dev.galeractl.bootstrap.journal.RunLock;
import dev.galeractl.bootstrap.text.Sentence;
import java.io.UncheckedIOException;
import java.nio.file.Path;

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
                                    "holder",
                                    journals.holder(subject.toString()).orElse("?"))));
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
}
