package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.text.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The lock of an operation on a host: a folder, made by one operation at a time, with a line that says whose it is.
 *
 * @param owner the line, such as {@code operation=20261123-bootstrap-1f2e by=ann@desk at=2026-11-23T08:00:00Z}; in the host's own words
 */
public record HeldLock(String owner) {
    /** Where it is, on every host. */
    public static final String FOLDER = "/var/lib/galeractl/cluster-lock";

    /** A younger one is not broken: whoever has it may only have lost sight of a host. */
    public static final Duration OLD_ENOUGH = Duration.ofMinutes(10);

    private static final String OPERATION = "operation=";

    static Optional<HeldLock> read(List<String> lines) {
        return lines.stream().findFirst().map(HeldLock::new);
    }

    /** Whose it is; empty if the line does not say. */
    public Optional<String> operation() {
        return owner.startsWith(OPERATION)
                ? Optional.of(owner.substring(OPERATION.length()).split(" ", 2)[0])
                : Optional.empty();
    }

    /**
     * Says who has it, since when, and what can be done.
     *
     * @param key of the sentence
     * @param node on whose host it is
     */
    public Sentence sentence(String key, String node) {
        return Sentence.of(
                key,
                "node",
                node,
                "owner",
                owner,
                "operation",
                operation().orElse("OPERATION"),
                "minutes",
                Long.toString(OLD_ENOUGH.toMinutes()));
    }
}
