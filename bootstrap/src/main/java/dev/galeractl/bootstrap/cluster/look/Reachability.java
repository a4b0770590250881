package dev.galeractl.bootstrap.cluster.look;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was tried between every two hosts, in both directions.
 *
 * @param attempts in the order of the nodes and ports
 */
public record Reachability(List<Attempt> attempts) {
    /** Nothing was tried. */
    public static final Reachability UNTRIED = new Reachability(List.of());

    public Reachability {
        attempts = List.copyOf(attempts);
    }

    /**
     * One connection that was tried.
     *
     * @param from the node whose host connected
     * @param to the node at whose advertised address it knocked
     * @param roundTrip of the connection, where there was one
     */
    public record Attempt(String from, String to, int port, Answer answer, Optional<Duration> roundTrip) {}

    /** What came of it. */
    public enum Answer {
        /** Our own listener, or a server that may be knocked at, was reached. */
        REACHED,
        /** The host said no: nothing listens, or a firewall rejects. */
        REFUSED,
        /** Nothing came back: packets are dropped. */
        DROPPED,
        /** There is no way to that address. */
        NO_ROUTE,
        /** Somebody else than our own listener answered. */
        SOMEBODY_ELSE,
        /** It could not be tried: a program is missing, something listens there that must not be knocked at, a host was not heard. */
        UNTRIED
    }
}
