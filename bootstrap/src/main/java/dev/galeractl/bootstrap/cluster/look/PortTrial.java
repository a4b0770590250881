package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.cluster.look.Reachability.Answer;
import dev.galeractl.bootstrap.cluster.look.Reachability.Attempt;
import dev.galeractl.bootstrap.fact.PortFacts;
import dev.galeractl.bootstrap.fact.PortFacts.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has to be tried between the hosts, and what came of it. Pure.
 *
 * <p>A port on which nothing listens gets a listener of our own for some seconds, unless a server is about to listen there. Of ports on which somebody listens only those of a member's clients and group
 * are knocked at: a connection to 4444 or 4568 during a state transfer ends the transfer.
 */
final class PortTrial {
    private static final Set<String> MAY_BE_KNOCKED_AT = Set.of("client", "group");

    private final List<TrialPlace> places;

    PortTrial(List<TrialPlace> places) {
        this.places = List.copyOf(places);
    }

    /** How a port is tried. */
    enum Way {
        LISTENER,
        KNOCK,
        NOT_AT_ALL
    }

    static Way way(TrialPlace place, PortFacts port) {
        if (port.use() == Use.FREE) {
            return place.settled() && place.program().isPresent() ? Way.LISTENER : Way.NOT_AT_ALL;
        }
        // The server of a fresh package listens for this host alone and will be stopped: its ports say nothing.
        return port.use() == Use.TAKEN && place.member() && MAY_BE_KNOCKED_AT.contains(port.purpose())
                ? Way.KNOCK
                : Way.NOT_AT_ALL;
    }

    /** What the script of a host is told to do, besides mark and time. */
    List<String> arguments(TrialPlace place) {
        List<String> arguments = new ArrayList<>();
        place.ports().stream()
                .filter(port -> way(place, port) == Way.LISTENER)
                .map(PortFacts::port)
                .distinct()
                .map(port -> "listen=" + place.address().host() + "," + port + guests(place, port))
                .forEach(arguments::add);
        for (TrialPlace other : others(place)) {
            for (PortFacts port : place.needed(other)) {
                Way way = way(other, port);
                if (way != Way.NOT_AT_ALL) {
                    arguments.add((way == Way.LISTENER ? "mark=" : "plain=") + other.name() + ","
                            + other.reachedAt().host() + "," + port.port());
                }
            }
        }
        return arguments;
    }

    /** Those who will come to a listener of a place: as soon as all have been there nobody needs it any more. */
    private String guests(TrialPlace place, int port) {
        return others(place).stream()
                .filter(it -> it.program().isPresent())
                .filter(it -> it.needed(place).stream().anyMatch(needed -> needed.port() == port))
                .map(it -> "," + it.name())
                .collect(Collectors.joining());
    }

    private List<TrialPlace> others(TrialPlace place) {
        return places.stream().filter(it -> !it.name().equals(place.name())).toList();
    }

    /**
     * All attempts.
     *
     * @param said what the scripts wrote, by node; nothing of a host on which it could not be run, or was late
     */
    Reachability reachability(Map<String, String> said) {
        List<Attempt> attempts = new ArrayList<>();
        for (TrialPlace from : places) {
            for (TrialPlace to : others(from)) {
                from.needed(to).stream()
                        .map(PortFacts::port)
                        .distinct()
                        .forEach(port -> attempts.add(attempt(from.name(), to, port, said)));
            }
        }
        return new Reachability(attempts);
    }

    private static Attempt attempt(String from, TrialPlace place, int port, Map<String, String> said) {
        String to = place.name();
        boolean mustListen = place.ports().stream().anyMatch(it -> it.port() == port && way(place, it) == Way.LISTENER);
        boolean listened = said.getOrDefault(to, "").lines().anyMatch(("opened " + port)::equals);
        Attempt untried = new Attempt(from, to, port, Answer.UNTRIED, Optional.empty());
        return mustListen && !listened
                ? untried
                : said.getOrDefault(from, "")
                        .lines()
                        .map(line -> line.split(" ", -1))
                        .filter(words -> words.length > 3 && words[0].equals("tried"))
                        .filter(words -> words[1].equals(to) && words[2].equals(Integer.toString(port)))
                        .map(words -> new Attempt(from, to, port, answer(words[3]), roundTrip(words)))
                        .findFirst()
                        .orElse(untried);
    }

    private static Optional<Duration> roundTrip(String... words) {
        return words.length > 4
                ? Sections.natural(words[4]).map(micros -> Duration.ofNanos(micros * 1_000))
                : Optional.empty();
    }

    private static Answer answer(String word) {
        return switch (word) {
            case "reached" -> Answer.REACHED;
            case "refused" -> Answer.REFUSED;
            case "dropped" -> Answer.DROPPED;
            case "no-route" -> Answer.NO_ROUTE;
            case "somebody-else" -> Answer.SOMEBODY_ELSE;
            default -> Answer.UNTRIED;
        };
    }
}
