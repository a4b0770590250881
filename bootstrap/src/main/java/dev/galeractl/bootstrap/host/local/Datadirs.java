package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.fact.DatadirFacts;
import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.replication.node.DatadirState;
import dev.galeractl.replication.node.DatadirState.Content;
import dev.galeractl.replication.node.NodeRuntime;
import dev.galeractl.replication.position.GcacheFile;
import dev.galeractl.replication.position.GrastateFile;
import dev.galeractl.replication.position.StateFiles;
import dev.galeractl.replication.position.StateFiles.Evidence;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What lies in a datadir, in the words of the decisions. */
final class Datadirs {
    private Datadirs() {}

    static DatadirFacts facts(NodeRuntime runtime, Path datadir) {
        return facts(runtime, runtime.inspect(datadir));
    }

    static DatadirFacts facts(NodeRuntime runtime, DatadirState state) {
        Contents contents = contents(state.content());
        StateFiles files = contents == Contents.ABSENT || contents == Contents.UNREADABLE
                ? StateFiles.NONE
                : runtime.stateFiles(state.datadir());
        Optional<String> unreadable = files.grastate() instanceof Evidence.Damaged<GrastateFile> damaged
                ? Optional.of(damaged.problem())
                : Optional.empty();
        boolean viewOrHistoryLeft = !(files.gvwstate() instanceof Evidence.None)
                || files.gcache().content().flatMap(GcacheFile::history).isPresent();
        return new DatadirFacts(
                state.datadir(),
                contents,
                schemas(state.content()),
                files.grastate().content(),
                unreadable,
                viewOrHistoryLeft || !(files.grastate() instanceof Evidence.None),
                viewOrHistoryLeft,
                files.cleanlyStopped());
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
        } else if (content instanceof Content.Foreign || content instanceof Content.Incomplete) {
            return Contents.FOREIGN;
        }
        return Contents.UNREADABLE;
    }
}
