package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.cluster.SecretReference;
import dev.galeractl.bootstrap.cluster.SecretReference.Asked;
import dev.galeractl.bootstrap.cluster.SecretReference.InEnvironment;
import dev.galeractl.bootstrap.cluster.SecretReference.InFile;
import dev.galeractl.bootstrap.cluster.operation.SecretSource;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.terminal.PasswordQuestion;
import dev.galeractl.replication.file.FileMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The password of a described cluster's state transfer: from where the description says it is, else from the person at the terminal. */
final class DescribedSecrets implements SecretSource {
    private final Session session;
    private final WrittenSecrets written;
    private final String account;
    private final boolean isNew;
    private Optional<char[]> typed = Optional.empty();

    /**
     * @param account whose password it is
     * @param isNew whether it becomes that account's password now: then a slip would be found by nobody, and it is typed twice
     */
    DescribedSecrets(Session session, String account, boolean isNew) {
        this.session = session;
        this.written = WrittenSecrets.of(session);
        this.account = account;
        this.isNew = isNew;
    }

    @Override
    public Standing standing(SecretReference reference) {
        if (reference instanceof InEnvironment named) {
            boolean there = written.at(named).isPresent();
            return new Standing(
                    there ? Result.PASS : Result.FAIL,
                    Sentence.of(
                            there ? "check.secret.environment" : "check.secret.no-environment",
                            "variable",
                            named.variable()));
        }
        if (reference instanceof InFile named) {
            return standing(named);
        }
        return session.around().canAsk()
                ? new Standing(Result.PASS, Sentence.of("check.secret.asked"))
                : new Standing(Result.FAIL, Sentence.of("check.secret.nobody"));
    }

    private Standing standing(InFile named) {
        Path file = written.path(named);
        if (written.at(named).isEmpty()) {
            return new Standing(Result.FAIL, Sentence.of("check.secret.no-file", "file", file.toString()));
        }
        return FileMode.isOpenToOthers(file)
                ? new Standing(Result.WARN, Sentence.of("check.secret.open-file", "file", file.toString()))
                : new Standing(Result.PASS, Sentence.of("check.secret.file", "file", file.toString()));
    }

    @Override
    public Optional<char[]> read(SecretReference reference) {
        if (!(reference instanceof Asked)) {
            return written.at(reference);
        }
        if (typed.isEmpty() && session.around().canAsk()) {
            session.around().flush();
            typed = asked();
        }
        return typed;
    }

    private Optional<char[]> asked() {
        try {
            while (true) {
                Optional<char[]> first = PasswordQuestion.ask(session.text("secret.transfer", account))
                        .filter(it -> it.length > 0);
                if (first.isEmpty() || !isNew) {
                    return first;
                }
                Optional<char[]> second = PasswordQuestion.ask(session.text("secret.transferAgain"));
                if (second.filter(it -> Arrays.equals(it, first.get())).isPresent() || second.isEmpty()) {
                    return second;
                }
                session.err().println(session.text("secret.transferDiffers"));
            }
        } catch (PasswordQuestion.Interrupted interrupted) {
            throw new UserError(ExitCode.INTERRUPTED, session.text("operation.declined"));
        }
    }
}
