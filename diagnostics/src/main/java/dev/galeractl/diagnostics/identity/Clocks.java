package dev.galeractl.diagnostics.identity;

import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.GroupEvent.ViewKind;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.MembershipEvent.StateExchanged;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogTime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How the clocks of several nodes stand to each other. All members of a group install the same view, and exchange states under the same UUID, within a
 * moment; what their logs call this moment tells the clocks apart. Logs mostly know whole seconds and a commit may delay a view, so less than
 * {@link #UNNOTICED} is taken for none.
 *
 * @param readings by the node's label, in the order of the nodes
 */
public record Clocks(Map<String, Reading> readings) {

    /** A difference that whole seconds and a busy server explain. */
    public static final Duration UNNOTICED = Duration.ofSeconds(2);

    private static final long ZONE_STEP = Duration.ofMinutes(15).toSeconds();

    /**
     * One node's clock.
     *
     * @param ahead how far ahead of the reference it is, the difference of zones included; the reference is the clock in the middle
     * @param shared how many moments it shares with others; 0 means that nothing is known and nothing is corrected
     * @param spread how far its moments differ among themselves: a clock that was set, or a server that stood still
     */
    public record Reading(Duration ahead, int shared, Duration spread) {

        /** What a difference of time zones explains: the multiple of a quarter of an hour that is next, if it is next within a minute. */
        public Duration zone() {
            long seconds = ahead.toSeconds();
            long steps = Math.round((double) seconds / ZONE_STEP);
            return Math.abs(seconds - steps * ZONE_STEP) <= 60 ? Duration.ofSeconds(steps * ZONE_STEP) : Duration.ZERO;
        }

        /** What is left without zones: the clock itself is wrong by this much, or the others are. */
        public Duration skew() {
            return ahead.minus(zone());
        }
    }

    public Clocks {
        readings = Collections.unmodifiableMap(new LinkedHashMap<>(readings));
    }

    /**
     * The clocks of these nodes.
     *
     * @param nodes the starts of each, by its label
     */
    public static Clocks of(Map<String, List<ServerStart>> nodes) {
        Map<String, Map<String, LocalDateTime>> moments = new LinkedHashMap<>();
        nodes.forEach((label, starts) -> moments.put(label, moments(starts)));
        Map<String, Reading> readings = new LinkedHashMap<>();
        for (String label : moments.keySet()) {
            if (!readings.containsKey(label)) {
                readings.putAll(centred(reachedFrom(label, moments)));
            }
        }
        Map<String, Reading> inOrder = new LinkedHashMap<>();
        moments.keySet().forEach(label -> inOrder.put(label, Objects.requireNonNull(readings.get(label))));
        return new Clocks(inOrder);
    }

    /** The moment that a line of a node tells, by the clock of the reference. */
    public LocalDateTime aligned(String label, LogTime time) {
        Reading reading = readings.get(label);
        LocalDateTime own = onOneScale(time);
        return reading == null ? own : own.minus(reading.ahead());
    }

    /** Where a zone is written all times are UTC, else they are as the clock on the wall had them. */
    private static LocalDateTime onOneScale(LogTime time) {
        return time.offset()
                .map(offset -> LocalDateTime.ofInstant(time.local().toInstant(offset), ZoneOffset.UTC))
                .orElse(time.local());
    }

    /** Whether any clock has to be corrected before times are compared. */
    public boolean areApart() {
        return readings.values().stream().anyMatch(it -> !it.ahead().isZero());
    }

    private static Map<String, LocalDateTime> moments(List<ServerStart> starts) {
        Map<String, LocalDateTime> moments = new LinkedHashMap<>();
        for (ServerStart start : starts) {
            for (LogEvent event : start.events()) {
                Optional<String> key = Optional.empty();
                if (event instanceof ViewChanged view
                        && view.kind() == ViewKind.PRIMARY
                        && view.members().size() > 1) {
                    key = Optional.of(view.viewId() + " " + view.members());
                } else if (event instanceof StateExchanged exchanged) {
                    key = Optional.of(exchanged.exchange());
                }
                key.ifPresent(it -> event.line().time().ifPresent(time -> moments.putIfAbsent(it, onOneScale(time))));
            }
        }
        return moments;
    }

    /** Walks from node to node over the moments that they share, the most first. */
    private static Map<String, Reading> reachedFrom(String first, Map<String, Map<String, LocalDateTime>> moments) {
        Map<String, Reading> reached = new LinkedHashMap<>();
        reached.put(first, new Reading(Duration.ZERO, 0, Duration.ZERO));
        Set<String> left = new HashSet<>(moments.keySet());
        left.remove(first);
        while (!left.isEmpty()) {
            Optional<Step> best = Optional.empty();
            for (String from : reached.keySet()) {
                for (String to : moments.keySet()) {
                    if (left.contains(to)) {
                        Step step = step(from, to, moments);
                        if (step.differences.size()
                                > best.map(it -> it.differences.size()).orElse(0)) {
                            best = Optional.of(step);
                        }
                    }
                }
            }
            if (best.isEmpty()) {
                break;
            }
            Step step = best.get();
            left.remove(step.to);
            Duration base = Objects.requireNonNull(reached.get(step.from)).ahead();
            reached.put(step.to, new Reading(base.plus(step.median()), step.differences.size(), step.spread()));
            reached.computeIfPresent(
                    step.from,
                    (label, own) ->
                            own.shared() > 0 ? own : new Reading(own.ahead(), step.differences.size(), Duration.ZERO));
        }
        return reached;
    }

    private static Step step(String from, String to, Map<String, Map<String, LocalDateTime>> moments) {
        Map<String, LocalDateTime> there = Objects.requireNonNull(moments.get(to));
        List<Long> differences = new ArrayList<>();
        Objects.requireNonNull(moments.get(from)).forEach((key, time) -> {
            LocalDateTime other = there.get(key);
            if (other != null) {
                differences.add(Duration.between(time, other).toMillis());
            }
        });
        Collections.sort(differences);
        return new Step(from, to, differences);
    }

    /** The clock in the middle is the reference, zones apart, and what is not noticeable is none. */
    private static Map<String, Reading> centred(Map<String, Reading> readings) {
        List<Duration> sorted =
                readings.values().stream().map(Reading::skew).sorted().toList();
        Duration middle = sorted.get((sorted.size() - 1) / 2);
        Map<String, Reading> centred = new LinkedHashMap<>();
        readings.forEach((label, reading) -> {
            Reading moved = new Reading(reading.ahead().minus(middle), reading.shared(), reading.spread());
            boolean noticed = moved.skew().abs().compareTo(UNNOTICED) > 0;
            centred.put(label, noticed ? moved : new Reading(moved.zone(), moved.shared(), moved.spread()));
        });
        return centred;
    }

    /** @param differences in milliseconds, sorted: by how much {@code to} is ahead of {@code from} */
    private record Step(String from, String to, List<Long> differences) {

        Duration median() {
            return Duration.ofMillis(differences.get(differences.size() / 2));
        }

        Duration spread() {
            return Duration.ofMillis(differences.get(differences.size() - 1) - differences.get(0));
        }
    }
}
