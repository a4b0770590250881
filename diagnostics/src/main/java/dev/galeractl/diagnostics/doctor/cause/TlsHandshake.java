package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.ConnectingToGroup;
import dev.galeractl.diagnostics.event.GroupEvent.Listening;
import dev.galeractl.diagnostics.event.SecurityEvent.TlsHandshakeFailed;
import dev.galeractl.diagnostics.event.SecurityEvent.TlsTrouble;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.address.NodeAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * GAL701, 702, 703 and 705: two nodes that cannot agree on an encrypted connection. Each side writes what it saw, and a node without TLS writes nothing
 * at all: then the other node's log tells.
 */
final class TlsHandshake implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() == IncidentKind.TLS_HANDSHAKES_FAIL) {
            return isStillLooking(incident.start())
                    ? mostTelling(incident.start())
                            .map(told -> asJoiner(incident, caseFile, told))
                            .orElse(List.of())
                    : asMember(incident, caseFile);
        }
        if (incident.kind() == IncidentKind.LOOKS_FOR_GROUP) {
            // That somebody hung up may pass; a certificate that is not accepted will not be the next time either.
            return mostTelling(incident.start())
                    .filter(told -> weight(told.trouble()) > 1)
                    .map(told -> asJoiner(incident, caseFile, told))
                    .orElse(List.of());
        }
        if (!Peers.lookedInVain(incident)) {
            return List.of();
        }
        return mostTelling(incident.start())
                .map(told -> asJoiner(incident, caseFile, told))
                .orElseGet(() -> withoutTls(incident, caseFile));
    }

    private static boolean isStillLooking(ServerStart start) {
        return !start.connected() && start.has(ConnectingToGroup.class);
    }

    /** Only Galera 3 says who knocked, by an address. Where the other's log is there as well, the finding belongs to that one. */
    private static List<Finding> asMember(Incident incident, CaseFile caseFile) {
        boolean joinersLogIsHere = caseFile.incidents().stream()
                .anyMatch(other -> other.kind() == IncidentKind.COULD_NOT_JOIN
                        && !other.node().equals(incident.node())
                        && other.start().listed().stream().anyMatch(caseFile.nodeOf(incident.start())::isAt));
        Optional<TlsHandshakeFailed> told = mostTelling(incident.start());
        if (joinersLogIsHere || told.isEmpty()) {
            return List.of();
        }
        TlsTrouble trouble = told.get().trouble();
        List<TlsHandshakeFailed> all = of(incident.start(), trouble);
        List<NodeAddress> peers = all.stream()
                .flatMap(it -> it.peer().stream())
                .map(it -> new NodeAddress(it.host(), OptionalInt.empty()))
                .distinct()
                .toList();
        Cause cause = cause(incident, told.get()).provenBy(all);
        if (!peers.isEmpty()) {
            // The port is that of the other end of one connection; a listener's is the usual one.
            cause.with("peer", Peers.text(peers)).with("firstPeer", peers.get(0) + ":4567");
        }
        return cause.in(asMember(trouble, !peers.isEmpty())).alone();
    }

    private static String asMember(TlsTrouble trouble, boolean named) {
        return switch (trouble) {
            case PEER_HUNG_UP, OTHER -> named ? "peer-hung-up" : "hung-up-on-member";
            case OWN_UNTRUSTED, OWN_EXPIRED, OWN_REJECTED -> named ? "told-by-peer" : "told-by-member";
            case PEER_SPEAKS_PLAIN, PEER_UNTRUSTED, PEER_EXPIRED, PEER_NOT_YET_VALID, NOTHING_IN_COMMON ->
                named ? "told-of-peer" : "told-by-member";
        };
    }

    private static List<Finding> asJoiner(Incident incident, CaseFile caseFile, TlsHandshakeFailed told) {
        Cause cause = cause(incident, told)
                .in(circumstance(told.trouble()))
                .sure(told.trouble() == TlsTrouble.PEER_HUNG_UP ? Confidence.POSSIBLE : Confidence.CERTAIN)
                .provenBy(of(incident.start(), told.trouble()));
        peers(incident, caseFile).flatMap(TlsHandshake::mostTelling).ifPresent(theirs -> cause.provenBy(theirs.line()));
        return cause.explainsErrors().alone();
    }

    /** The node itself speaks without TLS, and the peer that it asked has it: only the peer's log says that something knocked and hung up. */
    private static List<Finding> withoutTls(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        Optional<Listening> own = start.last(Listening.class);
        Optional<ServerStart> peer = peers(incident, caseFile);
        if (own.isEmpty() || speaksTls(own.get()) || peer.isEmpty()) {
            return List.of();
        }
        Optional<Listening> theirs = peer.get().last(Listening.class).filter(TlsHandshake::speaksTls);
        return theirs.map(listening -> named(Cause.of("GAL701", incident), start)
                        .in("joiner-plain")
                        .with("reason", Finding.UNKNOWN)
                        .with("times", "0")
                        .provenBy(own)
                        .provenBy(listening.line())
                        .provenBy(peer.get().all(TlsHandshakeFailed.class))
                        .explainsErrors()
                        .alone())
                .orElse(List.of());
    }

    private static Cause cause(Incident incident, TlsHandshakeFailed told) {
        ServerStart start = incident.start();
        return named(Cause.of(code(told.trouble()), incident), start)
                .with("reason", told.reason())
                .with(
                        "times",
                        Long.toString(start.all(TlsHandshakeFailed.class).stream()
                                .filter(it -> it.trouble() == told.trouble())
                                .count()));
    }

    private static Cause named(Cause cause, ServerStart start) {
        return cause.with("peers", Peers.text(Peers.of(start).others()))
                .with("group", start.group())
                .with(
                        "firstPeer",
                        Peers.of(start).others().stream().findFirst().map(peer -> Peers.forCommand(Peers.text(peer))),
                        "192.0.2.2:4567");
    }

    private static String code(TlsTrouble trouble) {
        return switch (trouble) {
            case PEER_SPEAKS_PLAIN, PEER_HUNG_UP, OTHER -> "GAL701";
            case PEER_UNTRUSTED, OWN_UNTRUSTED -> "GAL702";
            case PEER_EXPIRED, OWN_EXPIRED, PEER_NOT_YET_VALID, OWN_REJECTED -> "GAL703";
            case NOTHING_IN_COMMON -> "GAL705";
        };
    }

    private static String circumstance(TlsTrouble trouble) {
        return switch (trouble) {
            case PEER_SPEAKS_PLAIN -> "peers-plain";
            case PEER_HUNG_UP, OTHER -> "hung-up";
            case PEER_UNTRUSTED -> "peer-untrusted";
            case OWN_UNTRUSTED -> "own-untrusted";
            case PEER_EXPIRED -> "peer-expired";
            case OWN_EXPIRED -> "own-expired";
            case PEER_NOT_YET_VALID -> "peer-not-yet-valid";
            case OWN_REJECTED -> "own-rejected";
            case NOTHING_IN_COMMON -> "join-failed";
        };
    }

    private static List<TlsHandshakeFailed> of(ServerStart start, TlsTrouble trouble) {
        return start.all(TlsHandshakeFailed.class).stream()
                .filter(it -> it.trouble() == trouble)
                .toList();
    }

    /** The first of the most frequent kind; that somebody hung up tells least, since port checks do that too. */
    private static Optional<TlsHandshakeFailed> mostTelling(ServerStart start) {
        Map<TlsTrouble, Integer> count = new EnumMap<>(TlsTrouble.class);
        List<TlsHandshakeFailed> all = start.all(TlsHandshakeFailed.class);
        all.forEach(it -> count.merge(it.trouble(), weight(it.trouble()), Integer::sum));
        return count.entrySet().stream()
                .max(Map.Entry.<TlsTrouble, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .flatMap(most ->
                        all.stream().filter(it -> it.trouble() == most.getKey()).findFirst());
    }

    private static int weight(TlsTrouble trouble) {
        return trouble == TlsTrouble.PEER_HUNG_UP || trouble == TlsTrouble.OTHER ? 1 : 1000;
    }

    /** The latest start, begun before this one ended, of the first peer in its list whose log is at hand. */
    private static Optional<ServerStart> peers(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        return Peers.of(start).others().stream()
                .flatMap(peer -> caseFile.nodeAt(peer).stream())
                .flatMap(node -> caseFile.latestBefore(node, caseFile.nodeOf(start), start).stream())
                .findFirst();
    }

    private static boolean speaksTls(Listening listening) {
        return listening.line().message().contains("listening at ssl://");
    }
}
