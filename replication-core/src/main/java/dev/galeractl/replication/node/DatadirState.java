package dev.galeractl.replication.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a datadir holds, learned without touching it: nothing is opened for writing, no lock is taken, no server is asked.
 *
 * @param datadir the folder looked at
 * @param content what is in it
 * @param server the server that runs on it, if one does
 */
public record DatadirState(Path datadir, Content content, Optional<ServerProcess> server) {

    /** What was found in the folder. */
    public sealed interface Content {
        /** There is no such folder. */
        record Missing() implements Content {}

        /** A folder without anything in it but what a file system puts there. */
        record Empty() implements Content {}

        /** A datadir as it is after creation: nothing that a user made. */
        record SystemOnly() implements Content {}

        /**
         * A datadir with somebody's data.
         *
         * @param schemas the names of the user's schemas, sorted, at most 20
         */
        record UserData(List<String> schemas) implements Content {
            public UserData {
                schemas = List.copyOf(schemas);
            }
        }

        /** Creation of this datadir was begun by galeractl and did not end; {@link NodeRuntime#createDatadir} begins anew. */
        record Unfinished() implements Content {}

        /**
         * A state transfer into this datadir was begun and did not end; only another transfer makes it usable.
         *
         * @param schemas the names of the user's schemas, sorted, at most 20: what the transfer brought, or what was there before
         */
        record TransferUnfinished(List<String> schemas) implements Content {
            public TransferUnfinished {
                schemas = List.copyOf(schemas);
            }
        }

        /**
         * Files of a server of this family, or of Galera, without the system tables that a server needs to start.
         *
         * @param schemas folders that look like schemas of users, sorted, at most 20
         */
        record Incomplete(List<String> schemas) implements Content {
            public Incomplete {
                schemas = List.copyOf(schemas);
            }
        }

        /**
         * Something else.
         *
         * @param product whose it seems to be, such as {@code PostgreSQL} or {@code MySQL 8}; empty if it cannot be told
         * @param sign the file or folder that shows it
         */
        record Foreign(Optional<String> product, String sign) implements Content {}

        /** It cannot be looked into; the reason is the system's, in a few words. */
        record Unreadable(String reason) implements Content {}
    }
}
