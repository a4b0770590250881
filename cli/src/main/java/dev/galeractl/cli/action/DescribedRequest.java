package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.cluster.plan.Wish;
import dev.galeractl.bootstrap.guard.Waivers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What {@code bootstrap -f} and {@code join -f} were asked on the command line. */
public record DescribedRequest(
        DescriptionSource description,
        HostsRequest hosts,
        Wish wish,
        Waivers waivers,
        Optional<Duration> patience,
        Map<String, String> ignoredChecks,
        Optional<String> brokenLock,
        OperationOptions options) {}
