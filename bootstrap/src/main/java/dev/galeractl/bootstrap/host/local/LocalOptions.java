package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.status.NodeStatus.NoAnswer;
import dev.galeractl.bootstrap.status.NodeStatus.Reach;
import dev.galeractl.bootstrap.status.OptionsLook;
import dev.galeractl.bootstrap.status.StatusCollector;
import dev.galeractl.diagnostics.config.drift.RunningServer;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.sql.StatusAddress;
import dev.galeractl.replication.sql.StatusQuestions;
import dev.galeractl.replication.sql.StatusReading;
import dev.galeractl.replication.sql.StatusSource;
import dev.galeractl.replication.sql.jdbc.JdbcStatusSource;
import dev.galeractl.replication.state.WsrepStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks this host's server for its options, at its socket and with the accounts of {@code status}. Only asks, never changes. */
public final class LocalOptions {
    /** A server tells its age as the difference of two times without their fractions: it may be younger by that much. */
    private static final Duration ROUNDED = Duration.ofSeconds(1);

    private final StatusLooks looks;

    /**
     * @param accountFile an option file with the account to use, as {@code --defaults-extra-file}
     * @param user the account to use, without a password unless an option file has one
     */
    public LocalOptions(Surroundings surroundings, Tools tools, Optional<Path> accountFile, Optional<String> user) {
        StatusSource source = new JdbcStatusSource(StatusQuestions.OPTIONS)
                .orElse(tools.installations().clientProgram(StatusQuestions.OPTIONS));
        this.looks = new StatusLooks(source, Accounts.of(surroundings, accountFile, user));
    }

    /** Asks the server that these options belong to. */
    public OptionsLook look(EffectiveOptions options) {
        Path socket = ServerSockets.of(options);
        String address = socket.toString();
        StatusReading reading = looks.read(new StatusAddress.Socket(socket));
        if (!(reading instanceof StatusReading.Answered answered)) {
            return new OptionsLook.Nothing(address, StatusCollector.noAnswer(reading));
        }
        WsrepStatus said = answered.status();
        Optional<String> datadir = said.value("datadir");
        if (datadir.isEmpty()) {
            return new OptionsLook.Nothing(address, new NoAnswer(Reach.FAILED, "it tells no variables"));
        }
        if (options.value("datadir").filter(it -> !isSame(it, datadir.get())).isPresent()) {
            return new OptionsLook.AnotherServer(address, datadir.get());
        }
        return new OptionsLook.Answered(address, new RunningServer(said.raw(), haveChanged(options, said)));
    }

    private static boolean isSame(String one, String other) {
        try {
            Path first = Path.of(one);
            Path second = Path.of(other);
            return first.normalize().equals(second.normalize()) || Files.isSameFile(first, second);
        } catch (IOException | InvalidPathException notComparable) {
            return false;
        }
    }

    /**
     * The time of a file's last change of any kind cannot be set by hand, other than that of its text. Files are often written in the very second in which their
     * server is started.
     */
    private static boolean haveChanged(EffectiveOptions options, WsrepStatus said) {
        Optional<Instant> started = said.value("uptime")
                .filter(it -> it.matches("\\d{1,10}"))
                .map(it -> Instant.now().minusSeconds(Long.parseLong(it)).plus(ROUNDED));
        return started.isEmpty() || options.files().stream().anyMatch(it -> isYounger(it, started.get()));
    }

    private static boolean isYounger(SourceFile file, Instant started) {
        try {
            return Files.getAttribute(Path.of(file.name()), "unix:ctime") instanceof FileTime changed
                    && changed.toInstant().isAfter(started);
        } catch (IOException | InvalidPathException | UnsupportedOperationException notAFileHere) {
            return false;
        }
    }
}
