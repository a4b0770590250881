package dev.galeractl.bootstrap.journal;

import dev.galeractl.bootstrap.execute.RunLog;
import dev.galeractl.bootstrap.plan.Verb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** The journals of this user on this host: one file an operation, in one folder. */
public final class Journals {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String SUFFIX = ".jsonl";

    private final Path state;
    private final Clock clock;

    /**
     * @param state the folder for journals and locks; made when first written to
     */
    public Journals(Path state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /** Those in a folder, with the time of this machine. */
    public static Journals in(Path state) {
        return new Journals(state, Clock.systemUTC());
    }

    /** The folder for journals and locks. */
    public Path state() {
        return state;
    }

    /** A new name for an operation: when, what, and four random letters. */
    public String newOperationId(Verb verb) {
        byte[] random = new byte[2];
        ThreadLocalRandom.current().nextBytes(random);
        return STAMP.format(clock.instant()) + "-" + verb.words().replace(' ', '-') + "-"
                + HexFormat.of().formatHex(random);
    }

    /** The journal of an operation, to be written to; writes nothing yet. */
    public RunLog open(String operationId, String subject) {
        return new JournalFile(folder().resolve(operationId + SUFFIX), subject, clock);
    }

    /** The latest operation of that verb on that subject. */
    public Optional<JournalRecord> latest(Verb verb, String subject) {
        return all().stream()
                .filter(record -> record.subject().equals(subject))
                .filter(record -> record.verb().equals(verb.words()))
                .findFirst();
    }

    /** All operations on any of these subjects, the latest first. */
    public List<JournalRecord> of(Set<String> subjects) {
        return all().stream()
                .filter(record -> subjects.contains(record.subject()))
                .toList();
    }

    /**
     * Keeps every other run away from the subject until the lock is closed. The operating system releases it when the process ends, however it ends.
     *
     * @return empty if another run holds it
     */
    public Optional<RunLock> lock(String subject, String operationId) {
        return RunLock.acquire(state.resolve("lock"), subject, operationId, clock.instant());
    }

    /** Who holds the lock, in the words of its file. */
    public Optional<String> holder(String subject) {
        return RunLock.holder(state.resolve("lock"), subject);
    }

    /** Whether a run of that operation is alive on this machine, as far as this user's locks tell. */
    public boolean isAlive(String operationId) {
        return RunLock.isHeld(state.resolve("lock"), operationId);
    }

    private List<JournalRecord> all() {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            // Names begin with the time.
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.reverseOrder())
                    .flatMap(file -> read(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the journals in " + folder() + " cannot be read", e);
        }
    }

    private static Optional<JournalRecord> read(Path file) {
        try {
            return JournalLines.parse(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            // What it would have said is then not known: a server it started counts as somebody else's.
            return Optional.empty();
        }
    }

    private Path folder() {
        return state.resolve("journal");
    }

    /** A file name for a subject. */
    static String key(String subject) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
