package dev.galeractl.replication.address;

import java.util.Optional;

/**
 * One mistake in the text of an address.
 *
 * @param offset where it begins, in characters from the start of the text
 * @param length how many characters are wrong; 0 if something is missing there
 * @param suggestion what those characters should be, if that can be told; an empty text means leaving them out
 */
public record AddressProblem(Kind kind, int offset, int length, Optional<String> suggestion) {

    /** What is wrong. */
    public enum Kind {
        /** No scheme at all, as in {@code 192.0.2.1,192.0.2.2}. */
        SCHEME_MISSING,
        /** A scheme that Galera does not take, as in {@code gcom://}. */
        SCHEME_UNKNOWN,
        /** What stands between the scheme and the first member is not {@code ://}. */
        SLASHES,
        /** Something other than a comma between two members. */
        SEPARATOR,
        /** A comma without a member before or after it. */
        EMPTY_MEMBER,
        /** A scheme written again before a later member. */
        SCHEME_REPEATED,
        /** Blanks, quotation marks or a user name, which do not belong into an address. */
        STRAY,
        /** What stands for a host is neither a name nor an address. */
        HOST,
        /** An IPv6 address without its brackets. */
        BRACKETS,
        /** A port that is not a number between 1 and 65535. */
        PORT,
        /** A slash or a path after a member. */
        PATH,
        /** A piece after the question mark that is not {@code name=value}. */
        OPTION
    }
}
