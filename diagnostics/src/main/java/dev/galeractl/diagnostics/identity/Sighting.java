package dev.galeractl.diagnostics.identity;

import dev.galeractl.diagnostics.event.GroupEvent.Listening;
import dev.galeractl.diagnostics.event.GroupEvent.NodeNamed;
import dev.galeractl.diagnostics.event.GroupEvent.PeerConnected;
import dev.galeractl.diagnostics.event.GroupEvent.PeerSilent;
import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.MembershipEvent.EvictedPeerRejected;
import dev.galeractl.diagnostics.event.MembershipEvent.MemberAddressTold;
import dev.galeractl.diagnostics.event.MembershipEvent.OwnUuidTold;
import dev.galeractl.diagnostics.event.MembershipEvent.ServerViewInstalled;
import dev.galeractl.diagnostics.identity.Alias.AliasKind;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line that says two things of the same node, of which one is its UUID.
 *
 * @param time its time; of a block that has none of its own, that of the line before
 * @param peer the short form of its UUID
 * @param own whether the log's own node is meant
 * @param aliases what else it is called by
 */
record Sighting(LogLine line, Optional<LogTime> time, String peer, boolean own, Map<AliasKind, String> aliases) {

    /** Galera calls a member so whose name it does not know yet. */
    private static final String NAMELESS = "unspecified";

    /** All sightings in a start, in its order. */
    static List<Sighting> in(ServerStart start) {
        List<Sighting> all = new ArrayList<>();
        Optional<LogTime> time = Optional.empty();
        for (LogEvent event : start.events()) {
            Optional<LogTime> before = time;
            time = event.line().time().or(() -> before);
            int known = all.size();
            add(event, all);
            for (int i = known; i < all.size(); i++) {
                all.set(i, all.get(i).at(time));
            }
        }
        return all;
    }

    private Sighting at(Optional<LogTime> other) {
        return new Sighting(line, other, peer, own, aliases);
    }

    private static void add(LogEvent event, List<Sighting> to) {
        LogLine line = event.line();
        if (event instanceof PeerConnected peer) {
            address(line, peer.peerId(), peer.address(), to);
        } else if (event instanceof MemberAddressTold told) {
            address(line, told.peer(), told.address(), to);
        } else if (event instanceof PeerSilent silent) {
            address(line, silent.peer(), silent.address(), to);
        } else if (event instanceof EvictedPeerRejected rejected) {
            address(line, rejected.peer(), rejected.address(), to);
        } else if (event instanceof Listening listening) {
            // Where it listens may be everywhere; where it is reached, others say.
            own(line, listening.nodeId(), to);
        } else if (event instanceof OwnUuidTold own) {
            own(line, own.uuid(), to);
        } else if (event instanceof NodeNamed named && named.uuid().isPresent()) {
            Map<AliasKind, String> aliases = uuid(named.uuid().get());
            aliases.put(AliasKind.NAME, named.name());
            put(line, named.uuid().get(), true, aliases, to);
        } else if (event instanceof ServerViewInstalled view) {
            view.members().forEach(member -> {
                Map<AliasKind, String> aliases = uuid(member.uuid());
                aliases.put(AliasKind.INDEX, Integer.toString(member.index()));
                if (!member.name().isEmpty() && !member.name().equals(NAMELESS)) {
                    aliases.put(AliasKind.NAME, member.name());
                }
                put(line, member.uuid(), member.index() == view.ownIndex(), aliases, to);
            });
        } else if (event instanceof ViewChanged view) {
            view.members().forEach(member -> put(line, member, false, uuid(member), to));
        }
    }

    private static void own(LogLine line, String uuid, List<Sighting> to) {
        put(line, uuid, true, uuid(uuid), to);
    }

    private static void address(LogLine line, String uuid, String address, List<Sighting> to) {
        Map<AliasKind, String> aliases = uuid(uuid);
        if (!address.isEmpty()) {
            aliases.put(AliasKind.ADDRESS, address);
        }
        put(line, uuid, false, aliases, to);
    }

    private static Map<AliasKind, String> uuid(String uuid) {
        Map<AliasKind, String> aliases = new LinkedHashMap<>();
        if (PeerUuid.isWhole(uuid)) {
            aliases.put(AliasKind.UUID, uuid);
        }
        aliases.put(AliasKind.SHORT_UUID, PeerUuid.shortForm(uuid));
        return aliases;
    }

    private static void put(LogLine line, String uuid, boolean own, Map<AliasKind, String> aliases, List<Sighting> to) {
        if (!PeerUuid.isNobody(uuid)) {
            to.add(new Sighting(line, line.time(), PeerUuid.shortForm(uuid), own, aliases));
        }
    }
}
