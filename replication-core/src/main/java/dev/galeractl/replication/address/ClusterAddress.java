package dev.galeractl.replication.address;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
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
 * @param members in the order written, as far as they could be made out
 * @param options after the question mark, in the order written
 * @param problems by their place in the text
 */
public record ClusterAddress(
        String text, String scheme, List<Member> members, Map<String, String> options, List<AddressProblem> problems) {

    /** The one scheme that a cluster is made with. */
    public static final String SCHEME = "gcomm";

    /**
     * Where the server sees no members at all, whatever comes later: seen on MariaDB 10.11 with Galera 26.4.23, which makes a new cluster of
     * {@code gcomm://}, {@code gcomm://?x=y}, {@code gcomm:///host} and {@code gcomm://,host}.
     */
    private static final String ENDS_THE_MEMBERS = "/,?";

    /** Mending one mistake can bring another to light, but not for ever. */
    private static final int MENDING_ROUNDS = 4;

    public ClusterAddress {
        members = List.copyOf(members);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        problems = List.copyOf(problems);
    }

    /**
     * One node of the list.
     *
     * @param host a name or an address; IPv6 without its brackets
     * @param offset where the member begins in the text
     * @param length of the member in the text, with brackets and port
     */
    public record Member(String host, OptionalInt port, int offset, int length) {

        /** The member as an address; its name is not looked up. */
        public NodeAddress address() {
            return new NodeAddress(host, port);
        }
    }

    /** Reads an address; whatever the text, an answer comes back. */
    public static ClusterAddress parse(String text) {
        return PlainClusterAddress.read(text).orElseGet(() -> new ClusterAddressParser(text).parse());
    }

    /** A member as it is written. */
    public String written(Member member) {
        return text.substring(member.offset(), member.offset() + member.length());
    }

    /** Whether a server started with this address makes a new cluster, by intention or not. */
    public boolean isBootstrap() {
        String start = SCHEME + "://";
        return text.startsWith(start)
                && (text.length() == start.length() || ENDS_THE_MEMBERS.indexOf(text.charAt(start.length())) >= 0);
    }

    /** The address as it was probably meant; empty if some mistake in it cannot be mended without asking. */
    public Optional<String> mended() {
        String best = mendedAsFarAsPossible();
        return parse(best).problems.isEmpty() ? Optional.of(best) : Optional.empty();
    }

    /** The address with those mistakes mended that can be mended without asking. */
    public String mendedAsFarAsPossible() {
        ClusterAddress address = this;
        for (int round = 0; round < MENDING_ROUNDS; round++) {
            String better = address.withSuggestions();
            if (better.equals(address.text)) {
                break;
            }
            address = parse(better);
        }
        return address.text;
    }

    private String withSuggestions() {
        StringBuilder better = new StringBuilder(text);
        List<AddressProblem> fromTheEnd = new ArrayList<>(problems);
        Collections.reverse(fromTheEnd);
        for (AddressProblem problem : fromTheEnd) {
            problem.suggestion()
                    .ifPresent(it -> better.replace(problem.offset(), problem.offset() + problem.length(), it));
        }
        return better.toString();
    }
}
