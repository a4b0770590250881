package dev.galeractl.replication.position;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What Galera's files in one datadir say together.
 *
 * @param grastate the position the node states
 * @param gvwstate the last primary view it was in and has not left gracefully
 * @param gcache the start of galera.cache
 */
public record StateFiles(
        Evidence<GrastateFile> grastate, Evidence<GvwstateFile> gvwstate, Evidence<GcacheFile> gcache) {

    /** No files at all, as in a datadir that was never part of a cluster. */
    public static final StateFiles NONE = new StateFiles(Evidence.none(), Evidence.none(), Evidence.none());

    /**
     * What one file gave.
     *
     * @param <T> its content
     */
    public sealed interface Evidence<T> {
        /** The file does not exist. */
        record None<T>() implements Evidence<T> {}

        /** It was read and understood. */
        record Present<T>(T value) implements Evidence<T> {}

        /** It exists, and cannot be read or understood; the problem is a sentence that does not name the file. */
        record Damaged<T>(String problem) implements Evidence<T> {}

        static <T> Evidence<T> none() {
            return new None<>();
        }

        /** What the bytes of a file give. */
        static <T> Evidence<T> of(byte[] bytes, Parser<T> parser) {
            try {
                return new Present<>(parser.parse(bytes));
            } catch (PositionProblem problem) {
                return new Damaged<>(String.valueOf(problem.getMessage()));
            }
        }

        /** The content, if it was understood. */
        default Optional<T> content() {
            return this instanceof Present<T> present ? Optional.of(present.value()) : Optional.empty();
        }
    }

    /** Makes a file's content of its bytes. */
    @FunctionalInterface
    public interface Parser<T> {
        T parse(byte[] bytes) throws PositionProblem;
    }

    /** The files are a few hundred bytes; what is larger is none of them. */
    public static final int MOST_BYTES = 64 * 1024;

    /** Reads {@code grastate.dat}. */
    public static GrastateFile grastate(byte[] bytes) throws PositionProblem {
        return GrastateFile.parse(new String(bytes, StandardCharsets.UTF_8));
    }

    /** Reads {@code gvwstate.dat}. */
    public static GvwstateFile gvwstate(byte[] bytes) throws PositionProblem {
        return GvwstateFile.parse(new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * The mark of a clean stop: grastate.dat has a defined seqno, no gvwstate.dat was left, and the cache was closed with the same last seqno.
     *
     * <p>A grastate.dat alone can lie: it may come from a copy, an editor or a state transfer.
     */
    public boolean cleanlyStopped() {
        Optional<Gtid> stated = grastate.content().map(GrastateFile::position).filter(Gtid::isDefined);
        Optional<GcacheFile> cache = gcache.content().filter(GcacheFile::synced);
        return gvwstate instanceof Evidence.None
                && stated.isPresent()
                && cache.isPresent()
                && cache.get().history().equals(Optional.of(stated.get().uuid()))
                && cache.get().last().equals(stated.get().seqno());
    }

    /** The position grastate.dat states: {@link Gtid#UNDEFINED} without the file, empty if the file is damaged. */
    public Optional<Gtid> statedPosition() {
        return grastate instanceof Evidence.None
                ? Optional.of(Gtid.UNDEFINED)
                : grastate.content().map(GrastateFile::position);
    }
}
