package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * How long {@code bootstrap -f} takes on three fresh hosts, beside a script over SSH that does the same by hand. {@code make bench-hosts} runs it; the name
 * keeps it from all other runs. The two take turns in going first, and each begins with the hosts as they were.
 */
class FoundingBench {
    private static final Path BY_HAND =
            Path.of("../scripts/bench/by-hand-on-hosts").toAbsolutePath().normalize();
    private static final Path REPORT = Path.of("target", "founding-bench.txt");

    /** What all runs said, in their order: where the time went. */
    private static final Path SAID = Path.of("target", "founding-bench.log");

    private static final int RUNS = Optional.ofNullable(System.getenv("BENCH_HOST_RUNS"))
            .map(Integer::valueOf)
            .orElse(3);

    private final List<String> said = new ArrayList<>();

    @Test
    void aClusterOfThreeFreshHostsByHandAndByGaleractl() throws IOException {
        List<Duration> hand = new ArrayList<>();
        List<Duration> ours = new ArrayList<>();
        try (DescribedHosts hosts = DescribedHosts.boot("db1", "db2", "db3")) {
            for (int run = 0; run < RUNS; run++) {
                if (run % 2 == 0) {
                    hand.add(timed(hosts, FoundingBench::byHand));
                }
                ours.add(timed(hosts, it -> it.program("bootstrap", "-f", "cluster.yaml", "--yes")));
                if (run % 2 == 1) {
                    hand.add(timed(hosts, FoundingBench::byHand));
                }
            }
        }
        Files.writeString(REPORT, report(hand, ours));
        Files.write(SAID, said);
    }

    private Duration timed(DescribedHosts hosts, Function<DescribedHosts, Program> way) {
        hosts.restore();
        Program program = way.apply(hosts);
        long begin = System.nanoTime();
        ProgramResult result = program.run().assertExit(0);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        said.add(result.out() + result.err());
        hosts.assertMadeWell();
        return took;
    }

    private static Program byHand(DescribedHosts hosts) {
        Program script = Program.of(BY_HAND, hosts.network.sshConfiguration());
        for (String name : hosts.network.names()) {
            script = script.with(name + "=" + hosts.network.address(name));
        }
        return script.env("SST_PASSWORD", DescribedHosts.TRANSFER_PASSWORD).limit(Duration.ofMinutes(5));
    }

    private static String report(List<Duration> hand, List<Duration> ours) {
        assertThat(hand).hasSameSizeAs(ours).isNotEmpty();
        return String.format(
                Locale.ROOT,
                "galeractl bench: three fresh hosts to a verified cluster, medians of %d alternating runs%n%s%s  ratio %.2f%n",
                hand.size(),
                row("a script over SSH, by hand", hand),
                row("galeractl bootstrap -f", ours),
                median(ours) / median(hand));
    }

    private static String row(String what, List<Duration> runs) {
        String all = runs.stream()
                .map(it -> String.format(Locale.ROOT, "%.1f", seconds(it)))
                .collect(Collectors.joining(" "));
        return String.format(Locale.ROOT, "  %-28s %5.1f s   (%s)%n", what, median(runs), all);
    }

    private static double median(List<Duration> runs) {
        List<Duration> sorted = runs.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? seconds(sorted.get(middle))
                : (seconds(sorted.get(middle - 1)) + seconds(sorted.get(middle))) / 2;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
