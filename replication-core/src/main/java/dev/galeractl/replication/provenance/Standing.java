package dev.galeractl.replication.provenance;

/** What a version of a server does with an option. */
public enum Standing {
    /** It uses it, as far as is known. */
    USED,
    /** It accepts it, and nothing comes of it. */
    IGNORED,
    /** It does not have it: not any more, not yet, or never. */
    NOT_KNOWN
}
