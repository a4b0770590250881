package dev.galeractl.bootstrap.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** One talk with a wrapped command that was started: hears its marks, answers sudo, writes the input, keeps the outputs. */
final class Exchange {
    /** How far it came. */
    enum Stage {
        NOT_BEGUN,
        /** sudo asked, and there was no password. */
        ASKED,
        /** sudo was told the password. */
        ANSWERED,
        /** sudo asked again: the password was wrong. */
        ASKED_AGAIN,
        NOT_FOUND,
        BEGAN
    }

    /** Of standard error this much is kept in any case: it says why there is nothing else. */
    private static final int COMPLAINT = 1 << 16;

    private final HostCommand command;
    private final Optional<char[]> password;
    private final RunningCommand running;
    private final ExecutorService threads;
    private final MarkedStream output;
    private final MarkedStream errors;
    private volatile Stage stage = Stage.NOT_BEGUN;
    private volatile Optional<String> processGroup = Optional.empty();

    Exchange(
            HostCommand command,
            String mark,
            Optional<char[]> password,
            RunningCommand running,
            ExecutorService threads) {
        this.command = command;
        this.password = password;
        this.running = running;
        this.threads = threads;
        this.output = new MarkedStream(command.kept(), mark, rest -> true);
        this.errors = new MarkedStream(Math.max(command.kept(), COMPLAINT), mark, this::isBeginning);
    }

    /** Talks to its end: the exit status, or empty if the connection was lost first. */
    OptionalInt talk() throws IOException, InterruptedException, ExecutionException {
        Future<?> heard = threads.submit(() -> {
            errors.read(running.errors());
            return stage;
        });
        output.read(running.output());
        heard.get();
        return running.await();
    }

    /** Sees a line of the wrapper on standard error; true if what follows is the command's own. */
    private boolean isBeginning(String line) {
        switch (line) {
            case CommandWrapper.ASKS -> answer();
            case CommandWrapper.NOT_FOUND -> stage = Stage.NOT_FOUND;
            default -> {
                processGroup = Optional.of(line);
                stage = Stage.BEGAN;
                threads.execute(this::writeInput);
                return true;
            }
        }
        return false;
    }

    private void answer() {
        if (password.isEmpty() || stage == Stage.ANSWERED) {
            stage = password.isEmpty() ? Stage.ASKED : Stage.ASKED_AGAIN;
            // Without an answer sudo ends; a third question would only lock somebody out.
            running.close();
            return;
        }
        stage = Stage.ANSWERED;
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password.get()));
        byte[] line = new byte[encoded.remaining() + 1];
        encoded.get(line, 0, line.length - 1);
        line[line.length - 1] = '\n';
        write(line);
        Arrays.fill(line, (byte) 0);
    }

    private void writeInput() {
        write(command.input());
        try {
            running.input().close();
        } catch (IOException itHasEnded) {
            // Then it needs no end of its input.
        }
    }

    private void write(byte[] bytes) {
        try {
            OutputStream input = running.input();
            input.write(bytes);
            input.flush();
        } catch (IOException itDoesNotRead) {
            // A command may end before it has read all; its exit status says whether that is a mistake.
        }
    }

    Stage stage() {
        return stage;
    }

    /** The group in which the command runs, once it began. */
    Optional<String> processGroup() {
        return processGroup;
    }

    /** What was said before the command began, by whom ever. */
    String saidBefore() {
        return (errors.before() + "\n" + output.before()).strip();
    }

    CommandResult result(int status) {
        return new CommandResult(
                status,
                output.after().bytes(),
                errors.after().bytes(),
                output.after().isCut() || errors.after().isCut());
    }
}
