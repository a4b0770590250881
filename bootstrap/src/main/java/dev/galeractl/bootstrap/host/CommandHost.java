package dev.galeractl.bootstrap.host;

import dev.galeractl.bootstrap.host.CommandWrapper.Sudo;
import dev.galeractl.bootstrap.host.Exchange.Stage;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes a {@link Host} of a way to start commands. What it guarantees, and how, says {@link CommandWrapper}. */
public final class CommandHost implements Host {
    /** After the time limit: for the host to end the command, and for the news to come. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final int ENDED_BY_TIMEOUT = 124;
    private static final int KILLED_BY_TIMEOUT = 137;

    private final String name;
    private final CommandTransport transport;
    private final RootAccess root;
    private final ExecutorService threads;

    public CommandHost(String name, CommandTransport transport, Secrets secrets) {
        this.name = name;
        this.transport = transport;
        this.root = new RootAccess(name, secrets);
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "host " + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CommandResult run(HostCommand command) throws HostProblem {
        try {
            return once(command);
        } catch (HostProblem e) {
            if (e.kind() == Kind.CONNECTION_LOST && command.onlyReads()) {
                return once(command);
            }
            throw e;
        }
    }

    private CommandResult once(HostCommand command) throws HostProblem {
        return command.needsRoot() ? root.run(command, this::attempt) : plainly(command);
    }

    private CommandResult plainly(HostCommand command) throws HostProblem {
        return attempt(command, Sudo.NOT_AT_ALL, Optional.empty()).result(name);
    }

    private Attempt attempt(HostCommand command, Sudo sudo, Optional<char[]> password) throws HostProblem {
        String mark = "galeractl-" + UUID.randomUUID();
        try (RunningCommand running = transport.start(CommandWrapper.words(command, mark, sudo))) {
            Exchange exchange = new Exchange(command, mark, password, running, threads);
            Future<OptionalInt> ending = threads.submit(exchange::talk);
            try {
                return ended(command, exchange, ending, running);
            } catch (InterruptedException e) {
                stop(exchange, sudo, password);
                Thread.currentThread().interrupt();
                throw problem(Kind.INTERRUPTED, command);
            } catch (TimeoutException e) {
                stop(exchange, sudo, password);
                throw tooLong(command);
            }
        }
    }

    private Attempt ended(HostCommand command, Exchange exchange, Future<OptionalInt> ending, RunningCommand running)
            throws InterruptedException, TimeoutException, HostProblem {
        OptionalInt status;
        try {
            status = ending.get(command.seconds() + GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            status = OptionalInt.empty();
        }
        // A command may end with that status of itself. The host began to count later than this did.
        boolean late = running.age().toSeconds() >= command.seconds();
        if (late && (is(status, ENDED_BY_TIMEOUT) || is(status, KILLED_BY_TIMEOUT))) {
            throw tooLong(command);
        }
        // Only of a sudo that asks in vain is the end our own.
        if (status.isEmpty() && exchange.stage() != Stage.ASKED && exchange.stage() != Stage.ASKED_AGAIN) {
            throw problem(Kind.CONNECTION_LOST, command);
        }
        return new Attempt(command, exchange, status.orElse(0));
    }

    private static boolean is(OptionalInt status, int wanted) {
        return status.isPresent() && status.getAsInt() == wanted;
    }

    /** Ends what runs on, by a second command. */
    private void stop(Exchange exchange, Sudo sudo, Optional<char[]> password) {
        Optional<String> group = exchange.processGroup();
        if (group.isEmpty()) {
            return;
        }
        HostCommand kill = CommandWrapper.kill(group.get());
        String mark = "galeractl-" + UUID.randomUUID();
        try (RunningCommand running = transport.start(CommandWrapper.words(kill, mark, sudo))) {
            threads.submit(new Exchange(kill, mark, password, running, threads)::talk)
                    .get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (HostProblem | ExecutionException | TimeoutException notReached) {
            // The host itself ends the command at its time limit.
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    private HostProblem tooLong(HostCommand command) {
        return HostProblem.of(
                Kind.TIME_LIMIT, name, "command", command.summary(), "seconds", Long.toString(command.seconds()));
    }

    private HostProblem problem(Kind kind, HostCommand command) {
        return HostProblem.of(kind, name, "command", command.summary());
    }

    @Override
    public void close() {
        transport.close();
        threads.shutdown();
    }

    /** A run that came to an end. */
    record Attempt(HostCommand command, Exchange exchange, int status) {
        boolean began() {
            return exchange.stage() == Stage.BEGAN || exchange.stage() == Stage.NOT_FOUND;
        }

        /** What came of it. */
        CommandResult result(String host) throws HostProblem {
            switch (exchange.stage()) {
                case BEGAN -> {
                    return exchange.result(status);
                }
                case NOT_FOUND ->
                    throw HostProblem.of(
                            Kind.COMMAND_NOT_FOUND,
                            host,
                            "program",
                            command.words().get(0));
                case NOT_BEGUN, ASKED, ANSWERED, ASKED_AGAIN ->
                    throw HostProblem.of(
                            Kind.NOT_STARTED, host, "status", Integer.toString(status), "said", exchange.saidBefore());
            }
            throw new IllegalStateException();
        }
    }

    /** Runs a command once, in one way. */
    interface Attempts {
        Attempt make(HostCommand command, Sudo sudo, Optional<char[]> password) throws HostProblem;
    }
}
