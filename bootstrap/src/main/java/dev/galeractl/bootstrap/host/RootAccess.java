package dev.galeractl.bootstrap.host;

import dev.galeractl.bootstrap.host.CommandHost.Attempt;
import dev.galeractl.bootstrap.host.CommandHost.Attempts;
import dev.galeractl.bootstrap.host.CommandWrapper.Sudo;
import dev.galeractl.bootstrap.host.Exchange.Stage;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import java.util.Optional;

/** How commands get to be root's on one host: nothing to do, sudo without a password, sudo with one. Found out once, by trying in this order. */
final class RootAccess {
    private final String host;
    private final Secrets secrets;
    private volatile Optional<Sudo> way = Optional.empty();
    private volatile Optional<char[]> password = Optional.empty();

    RootAccess(String host, Secrets secrets) {
        this.host = host;
        this.secrets = secrets;
    }

    CommandResult run(HostCommand command, Attempts attempts) throws HostProblem {
        if (way.isEmpty()) {
            way = Optional.of(isRoot(attempts) ? Sudo.NOT_AT_ALL : Sudo.SILENT);
        }
        if (way.get() != Sudo.ASKING) {
            Attempt silent = attempts.make(command, way.get(), Optional.empty());
            if (silent.began() || way.get() == Sudo.NOT_AT_ALL) {
                return silent.result(host);
            }
        }
        return withPassword(command, attempts);
    }

    private boolean isRoot(Attempts attempts) throws HostProblem {
        boolean root = runPlainly(attempts, "id", "-u").text().strip().equals("0");
        if (!root) {
            // Says so if there is no sudo.
            runPlainly(attempts, "sudo", "-V");
        }
        return root;
    }

    private CommandResult runPlainly(Attempts attempts, String... words) throws HostProblem {
        return attempts.make(HostCommand.of(words), Sudo.NOT_AT_ALL, Optional.empty())
                .result(host);
    }

    private CommandResult withPassword(HostCommand command, Attempts attempts) throws HostProblem {
        Attempt attempt = attempts.make(command, Sudo.ASKING, password);
        if (attempt.exchange().stage() == Stage.ASKED && password().isPresent()) {
            attempt = attempts.make(command, Sudo.ASKING, password);
        }
        switch (attempt.exchange().stage()) {
            case BEGAN, NOT_FOUND -> {
                way = Optional.of(Sudo.ASKING);
                return attempt.result(host);
            }
            case ASKED -> throw HostProblem.of(Kind.SUDO_NEEDS_PASSWORD, host);
            case ASKED_AGAIN -> throw HostProblem.of(Kind.SUDO_PASSWORD_WRONG, host);
            case NOT_BEGUN, ANSWERED ->
                throw HostProblem.of(
                        Kind.SUDO_REFUSED, host, "said", attempt.exchange().saidBefore());
        }
        throw new IllegalStateException();
    }

    /** Asks for the password, once for all threads. */
    private synchronized Optional<char[]> password() {
        if (password.isEmpty()) {
            password = secrets.sudoPassword(host);
        }
        return password;
    }
}
