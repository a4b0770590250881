package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.HostProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the servers wrote that were members already while another one joined: one of them was its donor, and often knows better what went wrong. */
record MemberWords(List<ClusterHost> members, Instant since) {
    /** Arguments: unit, seconds since 1970. */
    private static final String SCRIPT =
            "LC_ALL=C journalctl --quiet --no-pager --unit=\"$1\" --output=cat --since=\"@$2\"";

    /** Node → lines; a member that cannot be heard now, or wrote nothing, is none of them. */
    Map<String, List<String>> read() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (ClusterHost member : members) {
            try {
                CommandResult said =
                        member.ask(SCRIPT, member.server().service(), Long.toString(since.getEpochSecond()));
                List<String> lines = new ArrayList<>(said.text().lines().toList());
                lines.addAll(new ErrorLogFile(member.server()).since(since));
                if (!lines.isEmpty()) {
                    words.put(member.node().name(), lines);
                }
            } catch (HostProblem unheard) {
                // The joiner's own words remain.
            }
        }
        return words;
    }
}
