package dev.galeractl.bootstrap.cluster.preflight;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.Clock;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.replication.option.ServerVersion;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The checks of what the hosts should have in common: versions, time. */
final class SamenessChecks {
    /** Apart by more than this, the order of lines in two logs can mislead, and a certificate that was just made may not be valid yet elsewhere. */
    private static final Duration TOLERATED = Duration.ofSeconds(2);

    private static final String BACKUP = "mariadb-backup";
    private static final String CLOCK = "clock";
    private static final String SAME_VERSION = "same-version";

    private final ClusterDescription cluster;
    private final List<MemberFacts> members;
    private final CheckList checks;

    SamenessChecks(ClusterDescription cluster, ClusterFacts facts, CheckList checks) {
        this.cluster = cluster;
        this.members = facts.heard().toList();
        this.checks = checks;
    }

    void make() {
        versions();
        members.forEach(this::backupTool);
        if (members.size() > 1) {
            clocks();
        }
    }

    private static String name(MemberFacts member) {
        return member.node().name();
    }

    private static Optional<ServerVersion> version(MemberFacts member) {
        return member.node().host().serverVersion().flatMap(ServerVersion::parse);
    }

    private void versions() {
        Map<String, ServerVersion> installed = new LinkedHashMap<>();
        members.forEach(it -> version(it).ifPresent(version -> installed.put(name(it), version)));
        for (Map.Entry<String, ServerVersion> one : installed.entrySet()) {
            if (one.getValue().product() != cluster.server().product()) {
                checks.add(
                        SAME_VERSION,
                        one.getKey(),
                        Result.FAIL,
                        "same-version.product",
                        "version",
                        one.getValue().toString(),
                        "wanted",
                        cluster.server().product().displayName());
            } else if (!one.getValue().series().equals(cluster.server().series())) {
                checks.add(
                        SAME_VERSION,
                        one.getKey(),
                        Result.WARN,
                        "same-version.series",
                        "version",
                        one.getValue().toString(),
                        "wanted",
                        cluster.server().series());
            }
        }
        String list = installed.entrySet().stream()
                .map(it -> it.getKey() + ": " + it.getValue())
                .collect(Collectors.joining(", "));
        TreeSet<ServerVersion> different = new TreeSet<>(installed.values());
        if (different.size() > 1) {
            checks.add(SAME_VERSION, "", Result.WARN, "same-version.mixed", "versions", list);
        } else if (different.size() == 1 && installed.size() == members.size()) {
            checks.add(
                    SAME_VERSION,
                    "",
                    Result.PASS,
                    "same-version.pass",
                    "version",
                    different.first().toString());
        }
    }

    /** It reads the files of the server beside it, so it has to know their format. */
    private void backupTool(MemberFacts member) {
        Optional<ServerVersion> tool =
                Optional.ofNullable(member.tools().get(BACKUP)).flatMap(ServerVersion::parse);
        Optional<ServerVersion> server = version(member);
        if (!cluster.transfer().method().equals("mariabackup") || tool.isEmpty() || server.isEmpty()) {
            return;
        }
        boolean same = tool.get().series().equals(server.get().series());
        checks.add(
                "tools",
                name(member),
                same ? Result.PASS : Result.FAIL,
                same ? "tools.pass" : "tools.series",
                "tool",
                BACKUP,
                "version",
                tool.get().toString(),
                "server",
                server.get().toString());
    }

    private void clocks() {
        Map<String, Clock> clocks = new LinkedHashMap<>();
        members.forEach(it -> it.clock().ifPresent(clock -> clocks.put(name(it), clock)));
        if (clocks.size() < members.size()) {
            checks.add(CLOCK, "", Result.UNKNOWN, "clock.unknown");
            return;
        }
        Comparator<Map.Entry<String, Clock>> order =
                Comparator.comparing(it -> it.getValue().offset());
        Map.Entry<String, Clock> first = clocks.entrySet().stream().max(order).orElseThrow();
        Map.Entry<String, Clock> last = clocks.entrySet().stream().min(order).orElseThrow();
        Duration apart = first.getValue().offset().minus(last.getValue().offset());
        Duration doubt = first.getValue().uncertainty().plus(last.getValue().uncertainty());
        boolean surelyApart = apart.minus(doubt).compareTo(TOLERATED) > 0;
        boolean surelyTogether = apart.plus(doubt).compareTo(TOLERATED) <= 0;
        checks.add(
                CLOCK,
                "",
                surelyApart ? Result.WARN : surelyTogether ? Result.PASS : Result.UNKNOWN,
                surelyApart ? "clock.apart" : "clock.together",
                "ahead",
                first.getKey(),
                "behind",
                last.getKey(),
                "apart",
                Long.toString(apart.toMillis()),
                "doubt",
                Long.toString(doubt.toMillis()));
    }
}
