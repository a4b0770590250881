package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.MembershipEvent.ComponentChanged;
import dev.galeractl.diagnostics.event.MembershipEvent.Evicted;
import dev.galeractl.diagnostics.event.MembershipEvent.EvictedPeerRejected;
import dev.galeractl.diagnostics.event.MembershipEvent.LeavesGroup;
import dev.galeractl.diagnostics.event.MembershipEvent.MemberAddressTold;
import dev.galeractl.diagnostics.event.MembershipEvent.MemberDesynced;
import dev.galeractl.diagnostics.event.MembershipEvent.OwnUuidTold;
import dev.galeractl.diagnostics.event.MembershipEvent.PeerSuspected;
import dev.galeractl.diagnostics.event.MembershipEvent.PeersNotLive;
import dev.galeractl.diagnostics.event.MembershipEvent.PrimariesMet;
import dev.galeractl.diagnostics.event.MembershipEvent.SelfLeft;
import dev.galeractl.diagnostics.event.MembershipEvent.ServerStatusChanged;
import dev.galeractl.diagnostics.event.MembershipEvent.ServerViewInstalled;
import dev.galeractl.diagnostics.event.MembershipEvent.SplitBrainIgnored;
import dev.galeractl.diagnostics.event.MembershipEvent.StateExchanged;
import dev.galeractl.diagnostics.event.MembershipEvent.StateReceived;
import dev.galeractl.diagnostics.event.MembershipEvent.StoodStill;
import dev.galeractl.diagnostics.event.MembershipEvent.Told;
import dev.galeractl.diagnostics.event.MembershipEvent.ViewRestored;
import dev.galeractl.replication.log.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events of membership that one line tells; {@link Blocks} reads those of several lines. */
final class MembershipRecognisers {

    private MembershipRecognisers() {}

    static void register(Recognisers on) {
        on.onFirstWord("New", "New COMPONENT: primary", MembershipRecognisers::component);
        on.onFirstWord("New", "New cluster view: global state", MembershipRecognisers::oldServerView);
        on.onFirstWord("STATE", MembershipRecognisers::stateExchange);
        on.onFirstWord(
                "#######",
                "# My UUID: ",
                (line, message) -> Phrase.wordAfter(message, "My UUID: ").map(it -> new OwnUuidTold(line, it)));
        on.onFirstWord("declaring", (line, message) -> told(line, message, "declaring ", " at ", Told.STABLE));
        on.onFirstWord("forgetting", (line, message) -> told(line, message, "forgetting ", " (", Told.FORGOTTEN));
        on.onPhrase(" cleaning up ", (line, message) -> told(line, message, "cleaning up ", " (", Told.CLEANED_UP));
        on.onPhrase(
                ") reconnecting to ",
                (line, message) -> told(line, message, ") reconnecting to ", " (", Told.RECONNECTING));
        // Before all that is said of peers: a node that leaves need not mind who falls silent.
        on.onPhrase(", LEAVING, view_id(", MembershipRecognisers::leaving);
        on.onFirstWord("Stop", "Stop replication", MembershipRecognisers::leaving);
        on.onFirstWord("Shutdown", "Shutdown replication", MembershipRecognisers::leaving);
        on.onFirstWord("Server", "Server status change ", MembershipRecognisers::serverStatus);
        on.onFirstWord("gcomm:", "gcomm: closing backend", MembershipRecognisers::leaving);
        on.onPhrase(
                ") suspecting node: ",
                (line, message) ->
                        Phrase.wordAfter(message, ") suspecting node: ").map(it -> new PeerSuspected(line, it)));
        on.onPhrase(", nonlive peers: ", MembershipRecognisers::notLive);
        on.onFirstWord("last", "last inactive check more than", MembershipRecognisers::stoodStill);
        on.onPhrase("node has been evicted out of the cluster", (line, message) -> Optional.of(new Evicted(line)));
        on.onFirstWord(
                "peer",
                "has been evicted out, rejecting",
                (line, message) -> Phrase.wordAfter(message, "peer ")
                        .flatMap(peer -> Phrase.wordAfter(message, " from ")
                                .map(from -> new EvictedPeerRejected(line, peer, Addresses.withoutScheme(from)))));
        on.onFirstWord("Received", "Received SELF-LEAVE", (line, message) -> Optional.of(new SelfLeft(line)));
        on.onFirstWord("Member", "syncs itself ", MembershipRecognisers::desync);
        on.onFirstWord(
                "restore",
                "restore pc from disk",
                (line, message) -> Optional.of(new ViewRestored(line, message.contains("success"))));
        on.onPhrase("conflicting prims", (line, message) -> Optional.of(new PrimariesMet(line)));
        on.onPhrase("Ignoring possible split-brain", (line, message) -> Optional.of(new SplitBrainIgnored(line)));
    }

    /** The whole number that a text starts with, with its sign; numbers of a damaged log may be too long to be one. */
    static Optional<Long> number(String text) {
        int end = text.startsWith("-") ? 1 : 0;
        while (end < text.length() && end < 19 && Character.isDigit(text.charAt(end))) {
            end++;
        }
        String digits = text.substring(0, end);
        return digits.isEmpty() || digits.equals("-") ? Optional.empty() : Optional.of(Long.parseLong(digits));
    }

    private static int numberAfter(String message, String words) {
        return Phrase.after(message, words)
                .flatMap(MembershipRecognisers::number)
                .orElse(-1L)
                .intValue();
    }

    private static Optional<LogEvent> component(LogLine line, String message) {
        return Optional.of(new ComponentChanged(
                line,
                message.contains("primary = yes"),
                message.contains("bootstrap = yes"),
                numberAfter(message, "my_idx = "),
                numberAfter(message, "memb_num = ")));
    }

    /** {@code New cluster view: global state: 2d4d…:5, view# 3: Primary, number of nodes: 3, my index: 0, protocol version 3}. */
    private static Optional<LogEvent> oldServerView(LogLine line, String message) {
        return Phrase.wordAfter(message, "global state: ")
                .filter(it -> it.contains(":"))
                .map(it -> {
                    int colon = it.lastIndexOf(':');
                    boolean primary = Phrase.between(message, "view# ", ", number")
                            .filter(view -> view.endsWith(": Primary"))
                            .isPresent();
                    return new ServerViewInstalled(
                            line,
                            it.substring(0, colon),
                            number(it.substring(colon + 1)).orElse(-1L),
                            primary,
                            numberAfter(message, "protocol version "),
                            numberAfter(message, "my index: "),
                            numberAfter(message, "number of nodes: ") == 0,
                            List.of());
                });
    }

    private static Optional<LogEvent> stateExchange(LogLine line, String message) {
        Optional<String> sent = Phrase.wordAfter(message, "EXCHANGE: sent state msg: ");
        if (sent.isPresent()) {
            return sent.map(it -> new StateExchanged(line, it));
        }
        return Phrase.wordAfter(message, "EXCHANGE: got state msg: ")
                .flatMap(exchange -> Phrase.after(message, " from ").map(from -> {
                    String name = from.endsWith(")") && from.contains("(")
                            ? from.substring(from.indexOf('(') + 1, from.length() - 1)
                            : "";
                    return new StateReceived(
                            line, exchange, number(from).orElse(-1L).intValue(), name);
                }));
    }

    /** {@code declaring d10cd6f0-8690 at tcp://127.0.60.1:4567 stable}, {@code forgetting d10cd6f0-8690 (tcp://127.0.60.1:4567)}. */
    private static Optional<LogEvent> told(LogLine line, String message, String before, String between, Told how) {
        Optional<String> peer = Phrase.wordAfter(message, before).filter(it -> !it.isEmpty());
        if (peer.isEmpty()) {
            return Optional.empty();
        }
        String address = Phrase.wordAfter(message, peer.get() + between).orElse("");
        int end = address.indexOf(')');
        String plain = Addresses.withoutScheme(end < 0 ? address : address.substring(0, end));
        return Optional.of(new MemberAddressTold(line, peer.get(), plain, how));
    }

    private static Optional<LogEvent> leaving(LogLine line, String message) {
        boolean says = message.startsWith("Stop replication")
                || message.startsWith("Shutdown replication")
                || message.startsWith("gcomm: closing backend")
                || (message.startsWith("evs::proto(") && message.contains(", LEAVING, view_id("));
        return says ? Optional.of(new LeavesGroup(line)) : Optional.empty();
    }

    private static Optional<LogEvent> serverStatus(LogLine line, String message) {
        return Phrase.wordAfter(message, " -> ")
                .map(to -> to.equals("disconnecting") ? new LeavesGroup(line) : new ServerStatusChanged(line, to));
    }

    private static Optional<LogEvent> notLive(LogLine line, String message) {
        List<String> addresses = new ArrayList<>();
        for (String one : Phrase.after(message, ", nonlive peers: ").orElse("").split(" ", -1)) {
            if (!one.isBlank()) {
                addresses.add(Addresses.withoutScheme(one));
            }
        }
        return Optional.of(new PeersNotLive(line, List.copyOf(addresses)));
    }

    private static Optional<LogEvent> stoodStill(LogLine line, String message) {
        return Phrase.between(message, "ago (", ")")
                .flatMap(MembershipRecognisers::seconds)
                .map(it -> new StoodStill(line, it));
    }

    /** A length of time as Galera writes it: {@code PT12.4999S}, {@code PT1M4.5S}, {@code PT2H1.5S}. */
    private static Optional<Double> seconds(String text) {
        if (!text.startsWith("PT") || text.length() > 40) {
            return Optional.empty();
        }
        double seconds = 0;
        int start = 2;
        for (int i = 2; i < text.length(); i++) {
            int unit = "SMH".indexOf(text.charAt(i));
            if (unit >= 0) {
                try {
                    seconds += Double.parseDouble(text.substring(start, i)) * Math.pow(60, unit);
                } catch (NumberFormatException damaged) {
                    return Optional.empty();
                }
                start = i + 1;
            }
        }
        return Optional.of(seconds);
    }

    private static Optional<LogEvent> desync(LogLine line, String message) {
        return Phrase.between(message, "(", ")")
                .map(name -> new MemberDesynced(
                        line, numberAfter(message, "Member "), name, message.contains("resyncs itself")));
    }
}
