package dev.galeractl.diagnostics.identity;

import dev.galeractl.diagnostics.event.GroupEvent.Listening;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderConfigured;
import dev.galeractl.diagnostics.identity.Alias.AliasKind;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a {@link NodeDirectory} together. Everything that is known by one UUID is one node; UUIDs that were seen at one address are one node; a UUID that
 * nobody gave an address belongs to the node with its name, if there is only one. Two nodes that both have a log are never made one.
 */
final class DirectoryMaking {

    /** What is known under one UUID, or of a log's own node. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    void add(String label, List<ServerStart> starts) {
        Entry own = entries.computeIfAbsent("log " + label, absent -> new Entry(Optional.of(label)));
        for (ServerStart start : starts) {
            start.ownAddress()
                    .filter(it -> !it.isWildcard())
                    .ifPresent(it -> ownAddressLine(start)
                            .ifPresent(line -> own.say(AliasKind.ADDRESS, NodeDirectory.text(it), line, line.time())));
            for (Sighting sighting : Sighting.in(start)) {
                Entry entry = sighting.own()
                        ? own
                        : entries.computeIfAbsent(sighting.peer(), absent -> new Entry(Optional.empty()));
                sighting.aliases().forEach((kind, value) -> entry.say(kind, value, sighting.line(), sighting.time()));
            }
        }
    }

    private static Optional<LogLine> ownAddressLine(ServerStart start) {
        return start.last(ProviderConfigured.class)
                .map(LogEvent::line)
                .or(() -> start.last(Listening.class).map(LogEvent::line));
    }

    List<KnownNode> nodes() {
        List<Entry> nodes = new ArrayList<>(entries.values());
        joinBy(nodes, AliasKind.SHORT_UUID, false);
        joinBy(nodes, AliasKind.ADDRESS, false);
        joinBy(nodes, AliasKind.NAME, true);
        Map<String, Long> names = new LinkedHashMap<>();
        nodes.forEach(node -> node.values(AliasKind.NAME).forEach(name -> names.merge(name, 1L, Long::sum)));
        return nodes.stream().map(node -> node.known(names)).toList();
    }

    /** Joins entries with a value in common; by name only those without an address, and only where the name is one node's. */
    private static void joinBy(List<Entry> nodes, AliasKind kind, boolean onlyHomeless) {
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = i + 1; j < nodes.size(); j++) {
                Entry one = nodes.get(i);
                Entry other = nodes.get(j);
                boolean allowed = !onlyHomeless || one.isHomeless() || other.isHomeless();
                if (allowed
                        && (one.label.isEmpty() || other.label.isEmpty())
                        && one.values(kind).stream()
                                .anyMatch(value -> other.values(kind).contains(value)
                                        && (!onlyHomeless || bearers(nodes, value) <= 1))) {
                    one.take(other);
                    nodes.remove(j);
                    j = i;
                }
            }
        }
    }

    private static long bearers(List<Entry> nodes, String name) {
        return nodes.stream()
                .filter(node ->
                        !node.isHomeless() && node.values(AliasKind.NAME).contains(name))
                .count();
    }

    /** One node in the making. */
    private static final class Entry {

        private Optional<String> label;
        private final Map<AliasKind, Map<String, Alias>> aliases = new LinkedHashMap<>();

        Entry(Optional<String> label) {
            this.label = label;
        }

        void say(AliasKind kind, String value, LogLine line, Optional<LogTime> time) {
            put(new Alias(kind, value, time, time, line, 1));
        }

        private void put(Alias alias) {
            aliases.computeIfAbsent(alias.kind(), absent -> new LinkedHashMap<>())
                    .merge(alias.value(), alias, Entry::both);
        }

        private static Alias both(Alias one, Alias other) {
            Optional<LogTime> first = earliest(one.first(), other.first());
            return new Alias(
                    one.kind(),
                    one.value(),
                    first,
                    latest(one.last(), other.last()),
                    first.equals(one.first()) ? one.seen() : other.seen(),
                    one.count() + other.count());
        }

        private static Optional<LogTime> earliest(Optional<LogTime> one, Optional<LogTime> other) {
            return one.isEmpty() || (other.isPresent() && other.get().compareTo(one.get()) < 0) ? other : one;
        }

        private static Optional<LogTime> latest(Optional<LogTime> one, Optional<LogTime> other) {
            return one.isEmpty() || (other.isPresent() && other.get().compareTo(one.get()) > 0) ? other : one;
        }

        /** Only lent: every pair of nodes is compared, so none is copied. */
        Set<String> values(AliasKind kind) {
            return Objects.requireNonNullElse(aliases.get(kind), Map.<String, Alias>of())
                    .keySet();
        }

        boolean isHomeless() {
            return label.isEmpty() && values(AliasKind.ADDRESS).isEmpty();
        }

        void take(Entry other) {
            label = label.or(() -> other.label);
            other.aliases.values().forEach(all -> all.values().forEach(this::put));
        }

        /** @param names how many nodes have each name */
        KnownNode known(Map<String, Long> names) {
            List<Alias> all = new ArrayList<>();
            aliases.values().forEach(byValue -> all.addAll(byValue.values()));
            Comparator<Optional<LogTime>> byTime =
                    Comparator.comparing(time -> time.map(LogTime::local).orElse(LocalDateTime.MIN));
            all.sort(Comparator.comparing(Alias::kind)
                    .thenComparing(Alias::first, byTime)
                    .thenComparing(Alias::value));
            KnownNode node = new KnownNode(label.orElse(""), label.isPresent(), all);
            String called = label.or(() -> node.latest(AliasKind.NAME)
                            .filter(name -> Objects.requireNonNullElse(names.get(name), 0L) <= 1))
                    .or(() -> node.latest(AliasKind.ADDRESS)
                            .map(address ->
                                    address.endsWith(":4567") ? address.substring(0, address.length() - 5) : address))
                    .or(() -> node.latest(AliasKind.SHORT_UUID))
                    .orElse("?");
            return new KnownNode(called, label.isPresent(), all);
        }
    }
}
