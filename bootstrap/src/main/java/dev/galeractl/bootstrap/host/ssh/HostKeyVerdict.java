package dev.galeractl.bootstrap.host.ssh;

/** What the files of known hosts say of a key that a server shows. */
public sealed interface HostKeyVerdict {
    /** It is the host's. */
    record Known() implements HostKeyVerdict {}

    /** Nothing is known of this host. */
    record Unknown() implements HostKeyVerdict {}

    /**
     * The host is known by other keys only.
     *
     * @param place file:line of one of the same type, if there is one
     */
    record Changed(String place) implements HostKeyVerdict {}

    /** A line says that this key must not be trusted any more. */
    record Revoked(String place) implements HostKeyVerdict {}

    /** Nothing is known of the host but an authority that certifies its keys. */
    record Certified(String place) implements HostKeyVerdict {}
}
