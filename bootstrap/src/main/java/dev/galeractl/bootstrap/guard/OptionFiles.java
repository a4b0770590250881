package dev.galeractl.bootstrap.guard;

import dev.galeractl.bootstrap.fact.OptionFileFacts;
import java.util.List;

/** The row of the table that asks where the option file leads, now and at the next plain restart. */
final class OptionFiles {
    private OptionFiles() {}

    /**
     * Bootstrap: {@code gcomm://} in the file would make a second cluster at the next restart. A file that lists only the node
     * itself does no such thing (its next start fails and says so), so that is a warning of the preflight, not a refusal.
     */
    static List<Refusal> nothingForTheNextRestart(Case asked) {
        OptionFileFacts file = asked.node().optionFile();
        return file.makesNewCluster() ? List.of(withDiff(asked, "option-file.new-cluster")) : List.of();
    }

    /** Join: the file must name somebody else, and must not make a new cluster. */
    static List<Refusal> leadsToTheCluster(Case asked) {
        OptionFileFacts file = asked.node().optionFile();
        if (file.makesNewCluster()) {
            return List.of(withDiff(asked, "option-file.new-cluster"));
        }
        if (file.clusterAddress().isEmpty()) {
            return List.of(withDiff(asked, "option-file.no-address"));
        }
        return file.otherMembers().isEmpty() ? List.of(withDiff(asked, "option-file.nobody-else")) : List.of();
    }

    private static Refusal withDiff(Case asked, String key) {
        Refusal refusal = asked.refuse(
                key,
                "file",
                asked.node().defaultsFile().toString(),
                "address",
                asked.node().optionFile().clusterAddress().orElse(""));
        return new Refusal(
                refusal.rule(),
                refusal.node(),
                refusal.reason(),
                refusal.learned(),
                refusal.wayOut(),
                asked.node().optionFile().mend());
    }
}
