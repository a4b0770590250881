package dev.galeractl.bootstrap.fact;

import dev.galeractl.replication.node.DatadirState.Content;
import dev.galeractl.replication.position.GcacheFile;
import dev.galeractl.replication.position.GrastateFile;
import dev.galeractl.replication.position.Gtid;
import dev.galeractl.replication.position.StateFiles;
import dev.galeractl.replication.position.StateFiles.Evidence;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What lies in a server's data directory.
 *
 * @param userSchemas names of schemas that people made; empty unless the contents are {@link Contents#USER_DATA} or
 *     {@link Contents#TRANSFER_UNFINISHED}
 * @param saved grastate.dat, if there is one that can be read
 * @param unreadableState why a grastate.dat that exists cannot be read
 * @param formerMember whether anything shows that it was part of a cluster: a grastate.dat or gvwstate.dat of whatever content, or a cache that names a
 *     history
 * @param viewOrHistoryLeft whether a gvwstate.dat lies in it or its cache names a history: it was a member, not only started in vain
 * @param cleanlyStopped whether Galera's files agree that the server stopped cleanly, so that the position they state is the data's
 */
public record DatadirFacts(
        Path path,
        Contents contents,
        List<String> userSchemas,
        Optional<GrastateFile> saved,
        Optional<String> unreadableState,
        boolean formerMember,
        boolean viewOrHistoryLeft,
        boolean cleanlyStopped) {
    public DatadirFacts {
        userSchemas = List.copyOf(userSchemas);
    }

    /**
     * Judges what was seen.
     *
     * @param files Galera's, which are asked for only where there can be any
     */
    public static DatadirFacts of(Path path, Content content, Supplier<StateFiles> files) {
        Contents contents = contents(content);
        boolean closed = contents == Contents.ABSENT || contents == Contents.UNREADABLE;
        StateFiles seen = closed ? StateFiles.NONE : files.get();
        Optional<String> unreadable = seen.grastate() instanceof Evidence.Damaged<GrastateFile> damaged
                ? Optional.of(damaged.problem())
                : Optional.empty();
        boolean viewOrHistoryLeft = !(seen.gvwstate() instanceof Evidence.None)
                || seen.gcache().content().flatMap(GcacheFile::history).isPresent();
        return new DatadirFacts(
                path,
                contents,
                schemas(content),
                seen.grastate().content(),
                unreadable,
                viewOrHistoryLeft || !(seen.grastate() instanceof Evidence.None),
                viewOrHistoryLeft,
                seen.cleanlyStopped());
    }

    private static List<String> schemas(Content content) {
        if (content instanceof Content.UserData data) {
            return data.schemas();
        }
        return content instanceof Content.TransferUnfinished transfer ? transfer.schemas() : List.of();
    }

    private static Contents contents(Content content) {
        if (content instanceof Content.Missing) {
            return Contents.ABSENT;
        } else if (content instanceof Content.Empty) {
            return Contents.EMPTY;
        } else if (content instanceof Content.SystemOnly) {
            return Contents.SYSTEM_ONLY;
        } else if (content instanceof Content.UserData) {
            return Contents.USER_DATA;
        } else if (content instanceof Content.Unfinished) {
            return Contents.HALF_MADE;
        } else if (content instanceof Content.TransferUnfinished) {
            return Contents.TRANSFER_UNFINISHED;
        } else if (content instanceof Content.Incomplete) {
            return Contents.INCOMPLETE;
        } else if (content instanceof Content.Foreign) {
            return Contents.FOREIGN;
        }
        return Contents.UNREADABLE;
    }

    /** The kinds of contents that decisions depend on. */
    public enum Contents {
        ABSENT,
        EMPTY,
        /** What one of our own runs began to create and did not finish. */
        HALF_MADE,
        /** System tables and nothing that people made. */
        SYSTEM_ONLY,
        USER_DATA,
        /** What a state transfer left that did not end: only another one makes it usable. */
        TRANSFER_UNFINISHED,
        /** Files of a server without the system tables that it needs: what a transfer leaves, too, when it ends early and takes its mark away. */
        INCOMPLETE,
        /** Files that are no data directory of a server we know. */
        FOREIGN,
        /** It may not be looked into by this user. */
        UNREADABLE
    }

    /** Whether a server could start on it as it is. */
    public boolean hasSystemTables() {
        return contents == Contents.SYSTEM_ONLY || contents == Contents.USER_DATA;
    }

    /** The position grastate.dat states; undefined without one. */
    public Gtid position() {
        return saved.map(GrastateFile::position).orElse(Gtid.UNDEFINED);
    }
}
