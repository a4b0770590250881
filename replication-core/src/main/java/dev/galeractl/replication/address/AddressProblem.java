package dev.galeractl.replication.address;

import java.util.Optional;

/**
 * One mistake in the text of an address.
 *
 * @param offset where it begins, in characters from the start of the text
 * @param length how many characters are wrong; 0 if something is missing there
 * @param suggestion what those characters should be, if that can be told; empty text means leaving them out
 */
public record AddressProblem(Kind kind, int offset, int length, Optional<String> suggestion) {

    /** What is wrong. */
    public enum Kind {
        /** No scheme at all, as in {@code 192.0.2.1,192.0.2.2}. */
        SCHEME_MISSING,
        /** A scheme that no Galera knows, as in {@code gcom://}. */
        SCHEME_UNKNOWN,
        /** Not exactly two slashes after the colon, or none, or backslashes. */
        SLASHES,
        /** Something other than a comma between two members. */
        SEPARATOR,
        /** Two commas in a row, or one at an end. */
        EMPTY_MEMBER,
        /** The scheme written again before a later member. */
        SCHEME_REPEATED,
        /** What stands for a host is neither a name nor an address. */
        HOST,
        /** An IPv6 address without brackets. */
        BRACKETS,
        /** A port that is not a number between 1 and 65535. */
        PORT,
        /** A slash or a path after a member. */
        PATH,
        /** An option after the question mark that is not {@code name=value}. */
        OPTION
    }
}
