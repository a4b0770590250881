package dev.galeractl.replication.group;

import dev.galeractl.replication.group.frame.Checksum;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** What a look at a group communication port has shown. */
public sealed interface ProbeResult {

    /**
     * A Galera node or arbitrator greeted us.
     *
     * @param peer its identity in the group, new at every start
     * @param segment 0–255
     * @param checksum which checksum it puts on its frames
     * @param encryption what the connection was protected with
     * @param group what it said to the group's name; empty if it was not asked
     * @param connectTime how long the TCP connect took
     */
    record Greeted(
            UUID peer,
            int segment,
            Checksum checksum,
            Encryption encryption,
            Optional<GroupAnswer> group,
            Duration connectTime)
            implements ProbeResult {}

    /**
     * Something speaks TLS, and no greeting came through it: a node that wants a certificate of its authority, or another program.
     *
     * @param end why no greeting came
     */
    record TlsOnly(Encryption.Tls tls, TlsEnd end) implements ProbeResult {}

    /** The port is closed: nothing listens, though the host answers. */
    record Refused() implements ProbeResult {}

    /** The host did not answer at all: down, or a firewall drops the packets. */
    record TimedOut() implements ProbeResult {}

    /** The host's name cannot be resolved. */
    record Unresolved() implements ProbeResult {}

    /**
     * There is no way to the host.
     *
     * @param detail the operating system's words
     */
    record Unreachable(String detail) implements ProbeResult {}

    /**
     * Something answered that is not Galera, or a node closed the connection at once.
     *
     * @param said the longest piece of text in what it said, at most 60 characters of ASCII; empty if there was none
     */
    record NotGalera(Reason reason, String said) implements ProbeResult {}

    /** The connection stands, but nothing was said, and the beginning of a TLS conversation was not answered. */
    record Silent() implements ProbeResult {}

    /** What a peer says to a group's name. */
    enum GroupAnswer {
        /** It is its own. */
        SAME,
        /** Its own is another, which it does not tell. */
        OTHER,
        /** It said neither. */
        UNCLEAR
    }

    /** Why something is not taken for Galera. */
    enum Reason {
        /** It hung up without a word; a node with gmcast.isolate=1 does so as well. */
        CLOSED,
        /** It began something and did not go on. */
        CUT_SHORT,
        /** What it said is no frame of the group communication. */
        OTHER_PROTOCOL,
        /** It is a frame, and holds another message than a greeting: a version that is not known here, perhaps. */
        OTHER_MESSAGE
    }

    /**
     * Why no greeting came through TLS.
     *
     * @param alert the peer's last word, as it is called in TLS (such as {@code certificate_required}); empty if it had none
     */
    record TlsEnd(Kind kind, Optional<String> alert) {
        /** Why it ended. */
        public enum Kind {
            /** The peer ended the conversation, with an alert. */
            ALERT,
            /** The two sides have no version or cipher in common, or the other side does not keep to the protocol. */
            NOTHING_IN_COMMON,
            CLOSED,
            SILENT,
            NOT_GALERA
        }
    }
}
