package dev.galeractl.bootstrap.plan;

import dev.galeractl.bootstrap.text.Sentence;
import java.util.Optional;

/**
 * How a node that the plan starts will most probably get its data. What is not known is empty.
 *
 * @param node that gets it
 * @param kind how
 * @param reason why it is forecast
 * @param donor who most probably sends it; the group chooses when the node asks
 * @param donorReason why this one
 * @param bytes that are moved: of all data at most, of what is missing about
 * @param fits whether the node's disk has room for it
 */
public record ExpectedTransfer(
        String node,
        Kind kind,
        Sentence reason,
        Optional<String> donor,
        Optional<Sentence> donorReason,
        Optional<Long> bytes,
        Optional<Boolean> fits) {

    /** Of those that this software knows. */
    public enum Kind {
        /** Incremental: only the write-sets that the node misses. */
        IST,
        /** A copy of all data. */
        SST,
        /** Nobody sends it anything, because the cluster begins with it. */
        NONE,
        /** There is nobody yet from whom it could be judged. */
        UNKNOWN
    }

    /** Of the node that a cluster begins with. */
    public static ExpectedTransfer none(String first) {
        return new ExpectedTransfer(
                first,
                Kind.NONE,
                Sentence.of("forecast.none", "node", first),
                Optional.empty(),
                Optional.empty(),
                Optional.of(0L),
                Optional.empty());
    }
}
