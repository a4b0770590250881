package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.execute.JoinProgress;
import dev.galeractl.bootstrap.execute.JoinProgress.Stage;
import dev.galeractl.bootstrap.execute.JoinProgress.WriteSets;
import dev.galeractl.replication.state.WsrepStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures a node on its way to Synced by what can be seen without touching it: the words of its log and how much its datadir holds. Lines are those that MariaDB
 * 10.11 with Galera 26.4 writes.
 */
final class JoinMeter {
    /** A rate of the last moments: a transfer's phases differ much. */
    private static final Duration WINDOW = Duration.ofSeconds(15);

    private static final Pattern SHIFT = Pattern.compile("Shifting \\w+ -> (\\w+)");
    private static final Pattern INCREMENTAL = Pattern.compile("Receiving IST.*?\\((\\d{1,18})/(\\d{1,18}) events\\)");

    private final String node;
    private final Optional<Long> total;
    private final Deque<Sample> window = new ArrayDeque<>();
    private Stage stage = Stage.STARTING;
    private Optional<WriteSets> writeSets = Optional.empty();
    /** How much the datadir held when the copy began, less what the server cleared away for it. */
    private long base = Long.MAX_VALUE;

    /** @param total of bytes that a full copy would move, at most */
    JoinMeter(String node, Optional<Long> total) {
        this.node = node;
        this.total = total;
    }

    private record Sample(Instant at, long used) {}

    /** Takes a look; {@code still} is how long none of the looks has shown anything new. */
    JoinProgress see(MemberLook look, Instant now, Duration still) {
        look.log().forEach(this::hear);
        if (look.status().filter(WsrepStatus::synced).isPresent()) {
            stage = Stage.SYNCED;
        }
        if (stage != Stage.RECEIVING_COPY || look.dataBytes().isEmpty()) {
            window.clear();
            base = Long.MAX_VALUE;
            return progress(Optional.empty(), Optional.empty(), still);
        }
        long used = look.dataBytes().get();
        base = Math.min(base, used);
        window.addLast(new Sample(now, used));
        while (Duration.between(window.getFirst().at(), now).compareTo(WINDOW) > 0) {
            window.removeFirst();
        }
        return progress(Optional.of(used - base), rate(), still);
    }

    private void hear(String line) {
        Matcher shift = SHIFT.matcher(line);
        Matcher incremental = INCREMENTAL.matcher(line);
        if (shift.find()) {
            stage = switch (shift.group(1)) {
                case "PRIMARY" -> Stage.WAITING_FOR_DONOR;
                case "JOINER" -> Stage.RECEIVING_COPY;
                case "JOINED" -> Stage.CATCHING_UP;
                case "SYNCED" -> Stage.SYNCED;
                default -> Stage.STARTING;
            };
        } else if (incremental.find()) {
            // After a full copy, too, a few write-sets may be sent; what is shown is what happens now.
            stage = Stage.RECEIVING_WRITE_SETS;
            writeSets = Optional.of(
                    new WriteSets(Long.parseLong(incremental.group(1)), Long.parseLong(incremental.group(2))));
        }
    }

    /** Empty until two looks are at least a second apart; never negative, for files are cleared away between. */
    private Optional<Long> rate() {
        Sample first = window.getFirst();
        Sample last = window.getLast();
        long millis = Duration.between(first.at(), last.at()).toMillis();
        return millis < 1000
                ? Optional.empty()
                : Optional.of(Math.max(0, (last.used() - first.used()) * 1000 / millis));
    }

    private JoinProgress progress(Optional<Long> bytes, Optional<Long> rate, Duration still) {
        Optional<Duration> remaining = rate.filter(it -> it > 0)
                .flatMap(speed -> bytes.flatMap(
                        done -> total.filter(all -> all > done).map(all -> Duration.ofSeconds((all - done) / speed))));
        Optional<Long> whole = bytes.flatMap(done -> total.filter(all -> all >= done));
        return new JoinProgress(
                node,
                stage,
                bytes,
                whole,
                rate,
                remaining,
                stage == Stage.RECEIVING_WRITE_SETS ? writeSets : Optional.empty(),
                still);
    }
}
